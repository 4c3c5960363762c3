import { isUnfinished, monthAfter, monthOf, monthsBetween } from '../calendar.ts'

/** What a cohort bought `offset` months after its first purchase; revenue in minor units. */
export type CohortCell = {
  cohort: string
  offset: number
  /** Distinct customers who bought in that month. */
  customers: number
  purchases: number
  revenue: number
  /** Part of `revenue`: first purchases. */
  firstRevenue: number
}

export type RevenueMonth = {
  month: string
  /** Minor units; null without amounts. */
  first: number | null
  repeat: number | null
  repeatShare: number | null
  firstOrders: number
  repeatOrders: number
  /** The month is not over on the last known day. */
  unfinished: boolean
}

export type Revenue = {
  /** First and repeat revenue, less what was lost; null without amounts. */
  total: number | null
  /** What refunds took beyond the amounts of their orders; it belongs to no month. */
  lost: number
  first: number | null
  repeat: number | null
  repeatShare: number | null
  months: RevenueMonth[]
}

/**
 * Revenue by calendar month from first and from repeat purchases; every month from the first to the last known.
 *
 * @param hasMoney false if no purchase has an amount
 * @param observedThrough the last day with a purchase in the whole company
 * @param lost what refunds took beyond the amounts of their orders
 */
export function revenueOf(
  cells: readonly CohortCell[],
  hasMoney: boolean,
  observedThrough: string,
  lost: number,
): Revenue {
  const byMonth = Map.groupBy(cells, ({ cohort, offset }) => monthAfter(cohort, offset))
  const start = [...byMonth.keys()].sort()[0]
  if (start === undefined) return { ...splitRevenue([], hasMoney), total: null, lost, months: [] }
  const length = monthsBetween(start, monthOf(observedThrough)) + 1
  const months = Array.from({ length }, (_, index) => {
    const month = monthAfter(start, index)
    const inMonth = byMonth.get(month) ?? []
    const firstOrders = sum(
      inMonth.filter(({ offset }) => offset === 0),
      'customers',
    )
    return {
      month,
      ...splitRevenue(inMonth, hasMoney),
      firstOrders,
      repeatOrders: sum(inMonth, 'purchases') - firstOrders,
      unfinished: index === length - 1 && isUnfinished(observedThrough),
    }
  })
  const total = hasMoney ? sum(cells, 'revenue') - lost : null
  return { total, lost, ...splitRevenue(cells, hasMoney), months }
}

function splitRevenue(cells: readonly CohortCell[], hasMoney: boolean) {
  if (!hasMoney) return { first: null, repeat: null, repeatShare: null }
  const total = sum(cells, 'revenue')
  const first = sum(cells, 'firstRevenue')
  return { first, repeat: total - first, repeatShare: total > 0 ? (total - first) / total : null }
}

function sum(
  cells: readonly CohortCell[],
  key: 'customers' | 'purchases' | 'revenue' | 'firstRevenue',
): number {
  return cells.reduce((total, cell) => total + cell[key], 0)
}
