import type { Probability } from '@rondo/models/probability-by'
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
export const TOO_YOUNG_NOTE = `${UNKNOWN} nobody has been watched that long, or nobody has come so far.`

/** "46 % (45–47)"; unknown where nobody was observed for so long. */
export function estimateText(chance: Probability | null, format: Formatter): string {
  if (!chance?.watched) return UNKNOWN
  return `${format.percent(chance.p)} (${format.range(chance).replace(' %', '')})`
}

/** The note of a table in which a month that is not over is marked with an asterisk. */
export function unfinishedNote(rows: string[][]): string[] {
  return rows.some((row) => row.some((cell) => cell.endsWith('*')))
    ? ['* The month is not over in this data.']
    : []
}
