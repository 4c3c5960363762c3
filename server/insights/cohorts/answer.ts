import { isUnfinished, monthOf, monthsBetween } from '../calendar.ts'
import { knownRevenue, type CohortCell } from '../revenue/answer.ts'

/** Customers by the month of their first purchase; index k is k months later, up to the last known month. */
export type Cohort = {
  month: string
  customers: number[]
  /** Minor units; null without amounts, and for a month whose purchases all lack them. */
  revenue: (number | null)[] | null
  /** The last entry is a month that is not over. */
  unfinished: boolean
}

/** Rows for long histories: quarters and years add up the rows of months. */
export type CohortPeriod = 'month' | 'quarter' | 'year'

export const MOST_MONTHS = 120

/**
 * The triangle of cohorts: rows from month 0 to the last known month; months without purchases are 0. Only the latest
 * 120 months of first purchases; months without any are left out.
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
      const revenue: (number | null)[] = [...customers]
      for (const cell of row) {
        customers[cell.offset] = cell.customers
        revenue[cell.offset] = knownRevenue(cell.revenue, cell.purchases, cell.priced)
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
    const offsets = Array.from({ length }, (_, offset) => offset)
    const hasMoney = members.every(({ revenue }) => revenue !== null)
    return {
      month,
      customers: offsets.map((at) => members.reduce((sum, { customers }) => sum + customers[at]!, 0)),
      revenue: hasMoney ? offsets.map((at) => addKnown(members.map(({ revenue }) => revenue![at]!))) : null,
      unfinished: members.some(({ unfinished }) => unfinished),
    }
  })
}

/** What is known; null if that is nothing although something is not known. */
function addKnown(amounts: readonly (number | null)[]): number | null {
  const sum = amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0)
  return sum === 0 && amounts.includes(null) ? null : sum
}

function periodStart(period: CohortPeriod, month: string): string {
  const [year, number] = month.split('-')
  if (period === 'year') return `${year}-01`
  if (period === 'month') return month
  return `${year}-${String(Math.floor((Number(number) - 1) / 3) * 3 + 1).padStart(2, '0')}`
}
