import { wilsonInterval } from '@rondo/models/wilson-interval'
import type { MovementKind } from '../../sales/subscriptions/movements.ts'
import { isUnfinished, monthAfter, monthOf, monthsBetween } from '../calendar.ts'

/** Movements of one kind by the first month of the customers and by month, summed; money in minor units. */
export type MovementSum = {
  cohort: string
  month: string
  kind: MovementKind
  customers: number
  /** The change from the beginning to the end of the month. */
  amount: number
  /** The same, counting for each customer no more than they paid at the end of their first month. */
  retained: number
}

/** The customers who paid at the end of one month, and what they pay some months later. */
export type RetentionSums = {
  customers: number
  before: number
  after: number
  retained: number
  lost: number
}

/** Shares of what was paid at first; `lost` is a share of the customers, with its 95 % interval. */
export type Retention = {
  customers: number
  start: number
  net: number
  gross: number
  lost: { p: number; low: number; high: number; n: number }
}

export type RecurringMonth = Record<MovementKind, number> & {
  month: string
  /** At the end of the month. */
  total: number
  customers: number
  /** The month is not over. */
  unfinished: boolean
}

/** Customers by the month in which they began to pay, and what is retained at the end of each month since then. */
export type RecurringCohort = { month: string; ages: Retention[]; unfinished: boolean }

export type Recurring = {
  customers: number
  /** What they pay a month now. */
  monthly: number
  months: RecurringMonth[]
  /** Customers who paid a year before the end of the last complete month; null without any. */
  year: (Retention & { month: string }) | null
  /** All cohorts together by months since they began, as far as each has been observed. */
  ages: (Retention & { age: number })[]
  cohorts: RecurringCohort[]
  /** Active subscriptions in a currency without a rate, which are not counted. */
  unrated: number
}

/**
 * Recurring revenue by movement, and what is retained of it.
 *
 * @param today in the company's calendar; its month is not over, except on its last day
 */
export function recurringOf(
  sums: readonly MovementSum[],
  yearBefore: RetentionSums | null,
  unrated: number,
  today: string,
): Recurring {
  const months = monthsOf(sums, today)
  const cohorts = cohortsOf(sums, today)
  const now = months.at(-1)
  const year = yearBefore && retentionOf(yearBefore)
  return {
    customers: now?.customers ?? 0,
    monthly: now?.total ?? 0,
    months,
    year: year && { month: monthAfter(lastFinished(today), -12), ...year },
    ages: pooledByAge(cohorts),
    cohorts,
    unrated,
  }
}

/** The last complete month. @example lastFinished('2026-11-22') // '2026-10' */
export function lastFinished(today: string): string {
  return isUnfinished(today) ? monthAfter(monthOf(today), -1) : monthOf(today)
}

const NOTHING: Record<MovementKind, number> = { new: 0, expansion: 0, return: 0, contraction: 0, churn: 0 }

function monthsOf(sums: readonly MovementSum[], today: string): RecurringMonth[] {
  const by = Map.groupBy(sums, ({ month }) => month)
  const months: RecurringMonth[] = []
  for (const month of monthsThrough([...by.keys()].sort()[0], today)) {
    const before = months.at(-1) ?? { total: 0, customers: 0 }
    const moved = by.get(month) ?? []
    const kinds = { ...NOTHING }
    for (const { kind, amount } of moved) kinds[kind] += amount
    months.push({
      month,
      ...kinds,
      total: before.total + moved.reduce((sum, { amount }) => sum + amount, 0),
      customers: before.customers + moved.reduce((sum, one) => sum + netCustomers(one), 0),
      unfinished: month === monthOf(today) && isUnfinished(today),
    })
  }
  return months
}

function netCustomers({ kind, customers }: MovementSum): number {
  if (kind === 'new' || kind === 'return') return customers
  return kind === 'churn' ? -customers : 0
}

function cohortsOf(sums: readonly MovementSum[], today: string): RecurringCohort[] {
  const by = Map.groupBy(sums, ({ cohort }) => cohort)
  return [...by.keys()].sort().map((month) => {
    const own = Map.groupBy(by.get(month)!, (sum) => sum.month)
    const first = own.get(month)!.reduce(
      (all, { customers, amount }) => ({
        customers: all.customers + customers,
        before: all.before + amount,
      }),
      { customers: 0, before: 0 },
    )
    let held: RetentionSums = { ...first, after: 0, retained: 0, lost: first.customers }
    const ages = monthsThrough(month, today).map((at) => {
      for (const sum of own.get(at) ?? []) {
        const { after, retained, lost } = held
        held = {
          ...held,
          after: after + sum.amount,
          retained: retained + sum.retained,
          lost: lost - netCustomers(sum),
        }
      }
      return retentionOf(held)
    })
    return { month, ages, unfinished: isUnfinished(today) }
  })
}

/** Each age over all cohorts whose month at that age is complete. */
function pooledByAge(cohorts: readonly RecurringCohort[]): Recurring['ages'] {
  const watched = cohorts.map(({ ages, unfinished }) => (unfinished ? ages.slice(0, -1) : ages))
  const longest = Math.max(0, ...watched.map(({ length }) => length))
  return Array.from({ length: longest }, (_, age) => {
    const held = watched.flatMap((ages) => ages[age] ?? [])
    const sum = (part: (one: Retention) => number) => held.reduce((all, one) => all + part(one), 0)
    const retention = retentionOf({
      customers: sum(({ customers }) => customers),
      before: sum(({ start }) => start),
      after: sum(({ start, net }) => Math.round(start * net)),
      retained: sum(({ start, gross }) => Math.round(start * gross)),
      lost: sum(({ lost }) => Math.round(lost.p * lost.n)),
    })
    return { age, ...retention }
  })
}

/**
 * Net and gross revenue retention and customer churn of fixed customers between two ends of months.
 *
 * @example retentionOf({ customers: 100, before: 10000, after: 10200, retained: 8700, lost: 8 }).gross // 0.87
 */
export function retentionOf({ customers, before, after, retained, lost }: RetentionSums): Retention {
  return {
    customers,
    start: before,
    net: after / before,
    gross: retained / before,
    lost: { p: lost / customers, ...wilsonInterval(lost, customers), n: customers },
  }
}

/** Every month from the first to that of a day. */
function monthsThrough(first: string | undefined, today: string): string[] {
  if (first === undefined) return []
  return Array.from({ length: monthsBetween(first, monthOf(today)) + 1 }, (_, at) => monthAfter(first, at))
}
