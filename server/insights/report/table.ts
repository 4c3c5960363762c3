import { LEAST_AT_RISK } from '@rondo/models/probability-by'
import type { Formatter } from '../format.ts'

/** A table as text, for a terminal or a page; the first column names the row. */
export type ReportTable = {
  head: string[]
  rows: string[][]
  notes: string[]
  /** Shares by which the cells from the third column on are shaded. */
  shades?: (number | null)[][]
}

/** Printed where nothing is known yet. */
export const UNKNOWN = '–'
export const TOO_YOUNG_NOTE = `${UNKNOWN} fewer than ${LEAST_AT_RISK} customers were still observed at its end, which is too few to say.`

/** "46 % (45–47)"; unknown where too few were observed for so long. */
export function estimateText(
  chance: { p: number; low: number; high: number } | null,
  format: Formatter,
): string {
  if (!chance) return UNKNOWN
  return `${format.percent(chance.p)} (${format.range(chance).replace(' %', '')})`
}

/** The note of a table in which a month that is not over is marked with an asterisk. */
export function unfinishedNote(rows: string[][]): string[] {
  return rows.some((row) => row.some((cell) => cell.endsWith('*')))
    ? ['* The month is not over in this data.']
    : []
}
