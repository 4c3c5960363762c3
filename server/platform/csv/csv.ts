/**
 * Writing delimited text. Every export uses these two functions, so that no customer's text can run as a formula in a
 * spreadsheet (CWE-1236), and so that our own reader restores every value unchanged.
 */

/**
 * What nobody sees and a spreadsheet, or what cleans the text for it, may skip before it looks for a formula (blanks,
 * controls, format characters, fillers), then the characters that start one.
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}\p{DI}\u2800]*[=+\-@＝＋－＠﹦﹢﹣﹫|%]|^[\t\r\n\ufeff]/u
const NUMBER = /^-\d+(?:[.,]\d+)?$/

/**
 * One cell of delimited text. A value that would be a formula gets a leading apostrophe; so does a value that already
 * begins with one, which makes `originalCell` exact. Numbers stay numbers. NUL, which no text in the database can
 * contain and our reader rejects, is written as the visible character ␀.
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
 * The value of a cell before `csvCell` (or a spreadsheet) added an apostrophe.
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
