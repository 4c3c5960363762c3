import { Refusal } from '../../platform/errors/refusal.ts'
import { type Separator, widthsOf } from './delimited.ts'
import { isDate, isEmail, isNumber } from './column-profile.ts'

const SEPARATORS: Separator[] = [',', ';', '\t', '|']
const LOOK_AT = 200
/** The first rows are in these characters; more would hold up everybody else. */
const SAMPLE_CHARACTERS = 1 << 18
/** More columns than this are no table of customers, and every one of them would be looked at. */
export const MOST_COLUMNS = 2000

/**
 * Which character separates the cells: the one with which most rows are as wide as the first. Blanks where no
 * other character separates anything.
 *
 * @example detectSeparator('Kunde;Betrag\n7;12,50\n') // ';'
 */
export function detectSeparator(head: string): Separator {
  const sample = head.slice(0, SAMPLE_CHARACTERS)
  let best: Separator | null = null
  let bestScore = 0
  for (const separator of SEPARATORS) {
    const widths = widthsOf(sample, separator, LOOK_AT)
    const width = widths[0] ?? 0
    if (width < 2) continue
    const score = (widths.filter((one) => one === width).length / widths.length) * (1 + Math.log2(width))
    if (score > bestScore) [best, bestScore] = [separator, score]
  }
  if (best) return best
  const blanks = widthsOf(sample, ' ', LOOK_AT)
  const width = blanks[0] ?? 0
  const even = blanks.filter((one) => one === width).length
  return width > 1 && even >= blanks.length / 2 ? ' ' : ','
}

/** @throws Refusal 422 `too_many_columns` */
export function refuseWideTable(head: string, separator: Separator, path: string): void {
  const [least = 0] = widthsOf(head.slice(0, SAMPLE_CHARACTERS), separator, 1)
  if (least <= MOST_COLUMNS) return
  const [width = least] = widthsOf(head, separator, 1)
  const [columns, most] = [width, MOST_COLUMNS].map((count) => count.toLocaleString('en'))
  throw new Refusal(
    422,
    'too_many_columns',
    `The first line of ${path} has ${columns} columns; at most ${most} can be read. Export only the columns that say who, when and how much.`,
  )
}

/** Whether the first row names the columns: it has cells, and none is a number, a date or an address. */
export function hasHeader(first: readonly string[]): boolean {
  const cells = first.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return cells.length > 0 && !cells.some((cell) => isNumber(cell) || isDate(cell) || isEmail(cell))
}
