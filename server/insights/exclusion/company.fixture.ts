import { DAY_MS } from '../../../values/days.ts'
import { seededRandom } from '../../../values/seeded-random.ts'
import { formatDay, parseDay } from '../../platform/calendar/days.ts'
import { monthOf, monthsBetween } from '../calendar.ts'
import type { CohortCell } from '../revenue/answer.ts'
import type { ObservedPeriod } from '../store.ts'

/** A company whose customers differ in how often they buy, leave after a while, and partly buy only once. */
export type SimulatedCompany = {
  /** Months of the company before its data begin. */
  hidden: number
  /** New customers in an ordinary month. */
  perMonth: number
  /** By how much the first month exceeds that; the excess fades within months. */
  launch?: number
  /** New customers of a month ÷ those of the month before. */
  growth?: number
  /** By calendar month, 12 factors of the number of new customers. */
  season?: readonly number[]
}

const MONTHS = 18
const MONTH_DAYS = 30.44
const START = parseDay('2024-04-01')
const [ONLY_ONCE, ORDERS_A_MONTH, STAY_MONTHS] = [0.3, 1.5, 14]

/** The cells of a simulated company, always the same for the same seed. */
export function simulatedCells(
  { hidden, perMonth, launch = 1, growth = 1, season = [] }: SimulatedCompany,
  seed: number,
): { cells: CohortCell[]; observed: ObservedPeriod } {
  const chance = seededRandom(seed)
  const wait = (perDay: number) => -Math.log(1 - chance()) / perDay
  const [first, last] = [START - Math.round(hidden * MONTH_DAYS), START + Math.round(MONTHS * MONTH_DAYS)]
  const histories: number[][] = []
  for (let day = first; day < last; day++) {
    const age = (day - first) / MONTH_DAYS
    const peak = 1 + (launch - 1) * Math.exp(-age)
    const month = new Date(day * DAY_MS).getUTCMonth()
    const expected = (perMonth / MONTH_DAYS) * peak * growth ** age * (season[month] ?? 1)
    for (let count = expected + chance() - 0.5; count >= 0.5; count--) histories.push(history(day))
  }
  function history(start: number): number[] {
    const days = [start]
    if (chance() < ONLY_ONCE) return days
    // An exponential mixture of rates, so that customers differ.
    const perDay = (ORDERS_A_MONTH / MONTH_DAYS) * -Math.log(1 - chance())
    const end = Math.min(last, start + wait(1 / (STAY_MONTHS * MONTH_DAYS)))
    for (let day = start + wait(perDay); day < end; day += Math.max(1, wait(perDay)))
      days.push(Math.floor(day))
    return days
  }
  return cellsOf(
    histories.map((days) => days.filter((day) => day >= START)).filter(({ length }) => length > 0),
  )
}

function cellsOf(histories: readonly number[][]): { cells: CohortCell[]; observed: ObservedPeriod } {
  const customers = new Map<string, number>()
  for (const days of histories) {
    const months = new Set(days.map((day) => monthOf(formatDay(day))))
    const [cohort] = months
    for (const month of months) {
      const key = `${cohort} ${monthsBetween(cohort!, month)}`
      customers.set(key, (customers.get(key) ?? 0) + 1)
    }
  }
  const cells = [...customers].map(([key, count]) => ({
    cohort: key.slice(0, 7),
    offset: Number(key.slice(8)),
    customers: count,
    purchases: count,
    priced: 0,
    firstPriced: 0,
    revenue: 0,
    firstRevenue: 0,
  }))
  let [from, through] = [Infinity, 0]
  for (const days of histories) {
    from = Math.min(from, days[0]!)
    through = Math.max(through, days.at(-1)!)
  }
  return { cells, observed: { from: formatDay(from), through: formatDay(through) } }
}
