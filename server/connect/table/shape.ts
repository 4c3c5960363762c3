import { Refusal } from '../../platform/errors/refusal.ts'
import { type Separator, widthsOf } from './delimited.ts'
import { isDate, isEmail, isNumber } from './column-profile.ts'

/** A comma comes last: where it does as well as another, it is the mark of decimals. */
const SEPARATORS: Separator[] = [';', '\t', '|', '^', '~', '\u0001', ',']
/** Tried where no other separates anything, since both also stand in times and in names. */
const LAST_RESORTS: Separator[] = [':', ' ']
const MOST_PREAMBLE = 50
const LOOK_AT = 200
/** The first rows are in these characters; more would hold up everybody else. */
const SAMPLE_CHARACTERS = 1 << 18
/** More columns than this are no table of customers, and every one of them would be looked at. */
export const MOST_COLUMNS = 2000

/**
 * Which character separates the cells: the one with which most rows are equally wide. A colon or blanks where no other
 * character separates anything.
 *
 * @example detectSeparator('Kunde;Betrag\n7;12,50\n') // ';'
 */
export function detectSeparator(head: string): Separator {
  const sample = head.slice(0, SAMPLE_CHARACTERS)
  const hint = /^sep=([;,\t|^~])\r?\n/i.exec(sample)
  if (hint) return hint[1] as Separator
  let best: Separator | null = null
  let bestScore = 0
  for (const separator of SEPARATORS) {
    const { width, share } = usualWidth(widthsOf(sample, separator, LOOK_AT))
    const score = width < 2 ? 0 : share * (1 + Math.log2(width))
    if (score > bestScore) [best, bestScore] = [separator, score]
  }
  const isEven = (separator: Separator): boolean => {
    const { width, share } = usualWidth(widthsOf(sample, separator, LOOK_AT))
    return width > 1 && share >= 0.5
  }
  return best ?? LAST_RESORTS.find(isEven) ?? ','
}

/** The most frequent width of rows, of equally frequent ones the greatest, and its share of the rows. */
function usualWidth(widths: readonly number[]): { width: number; share: number } {
  const counts = new Map<number, number>()
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1)
  let usual = { width: 0, count: 0 }
  for (const [width, count] of counts)
    if (count > usual.count || (count === usual.count && width > usual.width)) usual = { width, count }
  return { width: usual.width, share: usual.count / Math.max(1, widths.length) }
}

/**
 * How many rows stand before the table, such as a title: rows of which hardly a cell is filled, before the first one
 * that is as wide as the others.
 *
 * @example preambleOf([['Umsatz 2024'], ['Kunde', 'Datum'], ['7', '31.12.2024']]) // 1
 */
export function preambleOf(records: readonly (readonly string[])[]): number {
  const { width } = usualWidth(records.slice(0, LOOK_AT).map((row) => row.length))
  const filled = (row: readonly string[]): number => row.filter((cell) => cell.trim() !== '').length
  const needed = Math.max(2, width / 2)
  const isNarrow = (row: readonly string[]): boolean =>
    filled(row) < needed && (row.length !== width || filled(row) < 2)
  if (width < 2 || !records[0] || !isNarrow(records[0])) return 0
  const first = records.slice(0, MOST_PREAMBLE).findIndex((row) => filled(row) >= needed)
  return Math.max(0, first)
}

/** @throws Refusal 422 `too_many_columns` */
export function refuseWideTable(head: string, separator: Separator, path: string): void {
  const widest = (text: string): number => Math.max(0, ...widthsOf(text, separator, MOST_PREAMBLE))
  if (widest(head.slice(0, SAMPLE_CHARACTERS)) <= MOST_COLUMNS) return
  const width = widest(head)
  const [columns, most] = [width, MOST_COLUMNS].map((count) => count.toLocaleString('en'))
  throw new Refusal(
    422,
    'too_many_columns',
    `${path} has ${columns} columns; at most ${most} can be read. Export only the columns that say who, when and how much.`,
  )
}

/** Whether the first row names the columns: it has cells, and none is a number, a date or an address. */
export function hasHeader(first: readonly string[]): boolean {
  const cells = first.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return cells.length > 0 && !cells.some((cell) => isNumber(cell) || isDate(cell) || isEmail(cell))
}
