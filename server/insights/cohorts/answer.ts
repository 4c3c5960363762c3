import { isUnfinished, monthOf, monthsBetween } from '../calendar.ts'
import type { CohortCell } from '../revenue/answer.ts'

/** Customers by the month of their first purchase; index k is k months later, as far as the data goes. */
export type Cohort = {
  month: string
  customers: number[]
  /** Minor units; null where the file carried no amounts. */
  revenue: number[] | null
  /** The last entry counts a month that is not over. */
  unfinished: boolean
}

/** The display of long histories; months is the truth, the others add its rows up. */
export type CohortPeriod = 'month' | 'quarter' | 'year'

export const MOST_MONTHS = 120

/**
 * The triangle of cohorts: whole rows from month 0 to the last month known, quiet months as 0, none beyond.
 * The latest 120 months of first purchases; months in which nobody began are left out.
 */
export function cohortsOf(
  cells: readonly CohortCell[],
  hasMoney: boolean,
  observedThrough: string,
): Cohort[] {
  const last = monthOf(observedThrough)
  const byCohort = Map.groupBy(cells, ({ cohort }) => cohort)
  return [...byCohort]
    .filter(([month]) => monthsBetween(month, last) < MOST_MONTHS)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([month, row]) => {
      const customers = Array<number>(monthsBetween(month, last) + 1).fill(0)
      const revenue = [...customers]
      for (const cell of row) {
        customers[cell.offset] = cell.customers
        revenue[cell.offset] = cell.revenue
      }
      return {
        month,
        customers,
        revenue: hasMoney ? revenue : null,
        unfinished: isUnfinished(observedThrough),
      }
    })
}

/**
 * Rows added up to quarters or years, columns still months since each customer's own first month. Only columns
 * that every month of the row has reached are kept, so that no cell mixes those who could buy with those who could not.
 */
export function cohortsBy(period: CohortPeriod, cohorts: readonly Cohort[]): Cohort[] {
  const rows = Map.groupBy(cohorts, ({ month }) => periodStart(period, month))
  return [...rows].map(([month, members]) => {
    const length = Math.min(...members.map(({ customers }) => customers.length))
    const added = (pick: (cohort: Cohort) => number[]) =>
      Array.from({ length }, (_, offset) => members.reduce((sum, member) => sum + pick(member)[offset]!, 0))
    const hasMoney = members.every(({ revenue }) => revenue !== null)
    return {
      month,
      customers: added(({ customers }) => customers),
      revenue: hasMoney ? added(({ revenue }) => revenue!) : null,
      unfinished: members.some(({ unfinished }) => unfinished),
    }
  })
}

function periodStart(period: CohortPeriod, month: string): string {
  const [year, number] = month.split('-')
  if (period === 'year') return `${year}-01`
  if (period === 'month') return month
  return `${year}-${String(Math.floor((Number(number) - 1) / 3) * 3 + 1).padStart(2, '0')}`
}
