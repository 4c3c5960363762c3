/**
 * Writing delimited text. Every exporter uses these two functions, so that no cell of a customer's can run as a
 * formula in somebody's spreadsheet (CWE-1236), and so that our own reader gives every value back unchanged.
 */

/** Blanks that a spreadsheet skips before it looks for a formula, then the signs with which one begins. */
const FORMULA = /^[\s\u00a0\ufeff]*[=+\-@＝＋－＠|%]|^[\t\r\n\ufeff]/u
const NUMBER = /^-\d+(?:[.,]\d+)?$/

/**
 * One cell of delimited text. What would be a formula gets a leading apostrophe; so does what begins with an
 * apostrophe already, which is what makes `originalCell` exact. Numbers stay numbers. NUL, which no database
 * text can hold and our reader rejects, is written as its visible sign ␀.
 *
 * @example csvCell('=1+1') // "'=1+1"
 * @example csvCell(-5) // '-5'
 * @example csvCell('a,b') // '"a,b"'
 */
export function csvCell(value: string | number | null, separator = ','): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = value.replaceAll('\0', '␀')
  const defused = needsApostrophe(text) ? `'${text}` : text
  return mustQuote(defused, separator) ? `"${defused.replaceAll('"', '""')}"` : defused
}

/**
 * One line of delimited text with its line end (CRLF, RFC 4180).
 *
 * @example csvLine(['a', null, 3]) // 'a,,3\r\n'
 */
export function csvLine(cells: readonly (string | number | null)[], separator = ','): string {
  return `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`
}

/**
 * What a cell was before `csvCell` (or a spreadsheet) put an apostrophe before it.
 *
 * @example originalCell("'=1+1") // '=1+1'
 * @example originalCell("'t Hof") // "'t Hof"
 */
export function originalCell(cell: string): string {
  return cell.startsWith("'") && needsApostrophe(cell.slice(1)) ? cell.slice(1) : cell
}

function needsApostrophe(text: string): boolean {
  const bare = /^'*/.exec(text)![0].length
  return FORMULA.test(text.slice(bare)) && !(bare === 0 && NUMBER.test(text))
}

function mustQuote(text: string, separator: string): boolean {
  return text.includes(separator) || /["\r\n]|^[\s\ufeff]|\s$/u.test(text)
}
