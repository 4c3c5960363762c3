import type { Separator } from './delimited.ts'
import { rowsOf } from './delimited.ts'
import { isDate, isEmail, isNumber } from './column-profile.ts'

const SEPARATORS: Separator[] = [',', ';', '\t', '|']
const LOOK_AT = 200

/**
 * Which character separates the cells: the one with which most rows are as wide as the first. Blanks where no
 * other character separates anything.
 *
 * @example detectSeparator('Kunde;Betrag\n7;12,50\n') // ';'
 */
export function detectSeparator(head: string): Separator {
  let best: Separator | null = null
  let bestScore = 0
  for (const separator of SEPARATORS) {
    const rows = rowsOf(head, separator).slice(0, LOOK_AT)
    const width = rows[0]?.length ?? 0
    if (width < 2) continue
    const score = (rows.filter((row) => row.length === width).length / rows.length) * (1 + Math.log2(width))
    if (score > bestScore) [best, bestScore] = [separator, score]
  }
  if (best) return best
  const blanks = rowsOf(head, ' ').slice(0, LOOK_AT)
  const width = blanks[0]?.length ?? 0
  const even = blanks.filter((row) => row.length === width).length
  return width > 1 && even >= blanks.length / 2 ? ' ' : ','
}

/** Whether the first row names the columns: it has cells, and none is a number, a date or an address. */
export function hasHeader(first: readonly string[]): boolean {
  const cells = first.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return cells.length > 0 && !cells.some((cell) => isNumber(cell) || isDate(cell) || isEmail(cell))
}
