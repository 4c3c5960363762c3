import { cohortsBy } from '../../../server/insights/cohorts/answer.ts'
import type { Cohort, CohortPeriod } from '../../../server/insights/cohorts/answer.ts'

/** With more rows a heat map cannot be read. */
const MOST_ROWS = 36

export type CellValue = 'share' | 'customers' | 'revenue'

export interface CohortRow {
  month: string
  customers: number
  /** Months 1, 2, … after the first for shares; months 0, 1, … for counts and money. Null if it is not known, or too early. */
  cells: (number | null)[]
  /** How many of the cells are not too early. */
  reached: number
  /** The last known cell is a month that is not over. */
  isUnfinished: boolean
}

/** The finest period in which every row can be read. */
export function readablePeriod(cohorts: readonly Cohort[]): CohortPeriod {
  if (cohorts.length <= MOST_ROWS) return 'month'
  return cohortsBy('quarter', cohorts).length <= MOST_ROWS ? 'quarter' : 'year'
}

/**
 * The rows of the heat map, all of one length.
 *
 * @param shown shares are from 0 to 1 of the row's customers; revenue is in minor units
 * @example cohortRows([{ month: '2011-01', customers: [4, 2], revenue: null, unfinished: false }], 'month', 'share')
 *   // [{ month: '2011-01', customers: 4, cells: [0.5], reached: 1, isUnfinished: false }]
 */
export function cohortRows(cohorts: readonly Cohort[], by: CohortPeriod, shown: CellValue): CohortRow[] {
  const rows = by === 'month' ? cohorts : cohortsBy(by, cohorts)
  const skipped = shown === 'share' ? 1 : 0
  const longest = Math.max(0, ...rows.map(({ customers }) => customers.length - skipped))
  return rows.map(({ month, customers, revenue, unfinished }) => {
    const all = customers[0] ?? 0
    const values = (shown === 'revenue' ? (revenue ?? []) : customers).slice(skipped)
    const cells = Array.from({ length: longest }, (_, at) => {
      const value = values[at]
      if (value == null) return null
      return shown === 'share' ? value / all : value
    })
    const isUnfinished = unfinished && values.length > 0 && values.at(-1) !== null
    return { month, customers: all, cells, reached: values.length, isUnfinished }
  })
}

/** The value of the deepest colour: the largest cell after the first month, which is far larger than all others. */
export function deepestOf(rows: readonly CohortRow[], shown: CellValue): number {
  const compared = rows.flatMap(({ cells }) => (shown === 'share' ? cells : cells.slice(1)))
  return Math.max(Number.MIN_VALUE, ...compared.map((value) => value ?? 0))
}
