import { isUnfinished, monthAfter, monthOf, monthsBetween } from '../calendar.ts'

/** What a cohort bought `offset` months after its first purchase; revenue in minor units. */
export type CohortCell = {
  cohort: string
  offset: number
  /** Distinct customers who bought in that month. */
  customers: number
  purchases: number
  /** Purchases with a known amount. */
  priced: number
  /** Part of `priced`: first purchases. */
  firstPriced: number
  revenue: number
  /** Part of `revenue`: first purchases. */
  firstRevenue: number
}

export type RevenueMonth = {
  month: string
  /** Minor units; null where there were such orders and none of them has a known amount. */
  first: number | null
  repeat: number | null
  /** Null also where either part is not known. */
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
    const firstOrders = countFirst(inMonth)
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
  const [purchases, firstOrders] = [sum(cells, 'purchases'), countFirst(cells)]
  const [priced, firstPriced] = [sum(cells, 'priced'), sum(cells, 'firstPriced')]
  const [total, firstRevenue] = [sum(cells, 'revenue'), sum(cells, 'firstRevenue')]
  const first = knownRevenue(firstRevenue, firstOrders, firstPriced)
  const repeat = knownRevenue(total - firstRevenue, purchases - firstOrders, priced - firstPriced)
  const isKnown = first !== null && repeat !== null && total > 0
  return { first, repeat, repeatShare: isKnown ? repeat / total : null }
}

/**
 * A sum of amounts; null if there were purchases and none of them has a known amount: that is not nothing.
 *
 * @example knownRevenue(0, 3, 0) // null
 * @example knownRevenue(0, 0, 0) // 0
 */
export function knownRevenue(revenue: number, purchases: number, priced: number): number | null {
  return purchases > 0 && priced === 0 ? null : revenue
}

/** A customer has one first purchase, in month 0. */
function countFirst(cells: readonly CohortCell[]): number {
  return sum(
    cells.filter(({ offset }) => offset === 0),
    'customers',
  )
}

type Count = Exclude<keyof CohortCell, 'cohort'>

function sum(cells: readonly CohortCell[], key: Count): number {
  return cells.reduce((total, cell) => total + cell[key], 0)
}
