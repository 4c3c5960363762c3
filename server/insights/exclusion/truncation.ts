import { monthAfter, monthOf, monthsBetween } from '../calendar.ts'
import type { CohortCell } from '../revenue/answer.ts'
import type { ObservedPeriod } from '../store.ts'
import { compareActivity } from './activity.ts'

/** The first months of data that seem to begin in the middle of the company's life (left truncation). */
export type Truncation = {
  /** The first day of the first month that is in line with those after it. */
  before: string
  /** The first month with customers. */
  month: string
  /** Customers with their first purchase before that day. */
  customers: number
  /** Customers with their first purchase in 30 days: in that month, and in the usual month after it. */
  perMonth: number
  perMonthAfter: number
  /** How often the customers of that month bought in later months ÷ what later customers lead to expect. */
  activity: number
}

type Cohort = { month: string; days: number; customers: number; active: number[] }

/** A first month with fewer days is judged together with the next one. */
const SHORTEST_MONTH_DAYS = 15
/** A month with a smaller part of the customers of a later one is a forerunner. */
const SPARSE = 0.1
/** With fewer customers nothing is out of line. */
const MINIMUM_CUSTOMERS = 30
/** The usual number of first purchases is that of the next three or the next twelve months, whichever is smaller. */
const [NEXT_MONTHS, NEXT_YEAR] = [3, 12]
/** By how much both must exceed what the following months lead to expect; from simulations, see docs/report.md. */
const EXCESS = { customers: 1.3, activity: 1.2, standardErrors: 4 }
/** A month after the first is left out, too, only if it is far out of line: each costs customers. */
const EXCESS_OF_NEXT = 1.5
/** At most a year of first months, judged by three years. */
const [MOST_MONTHS, JUDGED_BY] = [12, 36]

/**
 * The first months whose customers are out of line, which happens where a file begins in the middle of the company's
 * life and customers who bought before look new. Both must hold: more first purchases a day than in the following
 * months, and more purchases later than customers of their age and season make. So neither a launch peak nor a first
 * season alarms.
 *
 * @param cells all customers by the month of their first purchase
 * @returns null where the first month is in line, or there are too few months or customers to say
 */
export function truncationOf(
  cells: readonly CohortCell[],
  observed: ObservedPeriod | null,
): Truncation | null {
  const cohorts = observed ? cohortsOf(cells, observed) : []
  const start = beginning(cohorts)
  let first: Excess | null = null
  let from = start
  while (from - start < MOST_MONTHS && from < cohorts.length) {
    const excess = excessOf(cohorts.slice(from, from + JUDGED_BY))
    if (!excess || (first && excess.perMonth < EXCESS_OF_NEXT * excess.perMonthAfter)) break
    first ??= excess
    from += excess.months
  }
  if (!first) return null
  const { perMonth, perMonthAfter, activity } = first
  return {
    before: `${monthAfter(cohorts[start]!.month, from - start)}-01`,
    month: cohorts[start]!.month,
    customers: sum(cohorts.slice(0, from)),
    perMonth,
    perMonthAfter,
    activity,
  }
}

type Excess = Pick<Truncation, 'perMonth' | 'perMonthAfter' | 'activity'> & { months: number }

/** What is out of line in the first month, or in the first two if it has few days; null if nothing is. */
function excessOf(cohorts: readonly Cohort[]): Excess | null {
  const months = cohorts[0]!.days < SHORTEST_MONTH_DAYS ? 2 : 1
  const first = cohorts.slice(0, months)
  // The last month may not be over.
  const after = cohorts.slice(months, -1)
  if (after.length < NEXT_MONTHS || sum(first) < MINIMUM_CUSTOMERS) return null
  const perMonth = 30 * perDay(first)
  const perMonthAfter = 30 * Math.min(perDay(after.slice(0, NEXT_MONTHS)), perDay(after.slice(0, NEXT_YEAR)))
  if (perMonth < EXCESS.customers * perMonthAfter) return null
  const compared = compareActivity(cohorts, months)
  if (!compared || compared.z < EXCESS.standardErrors) return null
  const activity = compared.observed / compared.expected
  return activity < EXCESS.activity ? null : { months, perMonth, perMonthAfter, activity }
}

/** The first month that is no forerunner of the others; the number of months if there is none. */
function beginning(cohorts: readonly Cohort[]): number {
  const at = cohorts.findIndex(({ customers }, index) => {
    const most = Math.max(0, ...cohorts.slice(index + 1, index + 7).map((later) => later.customers))
    return customers >= MINIMUM_CUSTOMERS && customers >= SPARSE * most
  })
  return at < 0 ? cohorts.length : at
}

/** Every month from the first to the last, with the days of it that the data cover. */
function cohortsOf(cells: readonly CohortCell[], { from, through }: ObservedPeriod): Cohort[] {
  const byMonth = Map.groupBy(cells, ({ cohort }) => cohort)
  const start = monthOf(from)
  return Array.from({ length: monthsBetween(start, monthOf(through)) + 1 }, (_, at) => {
    const month = monthAfter(start, at)
    const active: number[] = []
    for (const { offset, customers } of byMonth.get(month) ?? []) active[offset] = customers
    return { month, days: daysCovered(month, from, through), customers: active[0] ?? 0, active }
  })
}

function daysCovered(month: string, from: string, through: string): number {
  const [year, number] = month.split('-').map(Number)
  const last =
    monthOf(through) === month ? Number(through.slice(8)) : new Date(Date.UTC(year!, number!, 0)).getUTCDate()
  return last - (monthOf(from) === month ? Number(from.slice(8)) : 1) + 1
}

const sum = (cohorts: readonly Cohort[]) => cohorts.reduce((total, { customers }) => total + customers, 0)
const perDay = (cohorts: readonly Cohort[]) =>
  sum(cohorts) / cohorts.reduce((total, { days }) => total + days, 0)
