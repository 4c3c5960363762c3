import type { Probability } from '@rondo/models/probability-by'
import { percentNumber } from '../../../values/percent.ts'
import { cohortsBy, type Cohort, type CohortPeriod } from '../cohorts/answer.ts'
import { fourWeeks } from '../cross-sell/answer.ts'
import type { Report } from './report.ts'
import { formatterOf, type Formatter } from '../format.ts'

/** A table as words, for a terminal or a page; the first column names the row. */
export type ReportTable = { head: string[]; rows: string[][]; notes: string[] }

const MOST_ROWS = 36
/** What stands where nobody can know yet. */
export const UNKNOWN = '–'
export const TOO_YOUNG_NOTE = `${UNKNOWN} nobody has been watched that long, or nobody has come so far.`

// Gaps after the first are censored by the gaps before them: Lin, Sun & Ying (1999), Biometrika 86, 59–70.
export const LONG_WINDOW_BIAS =
  'After the first step those who climb fast are watched longest: long windows and "ever" lean high there.'

/** The ladder: one row per step, each chance with its interval. */
export function ladderTable({ ladder, ...writing }: Report): ReportTable {
  const words = formatterOf(writing)
  const rows = ladder.map(({ n, reached, next, medianGapDays }) => [
    `${n} → ${n + 1}`,
    words.count(reached),
    ...[next.d30, next.d90, next.d365, next.ever].map((chance) => estimateText(chance, words)),
    medianGapDays === null ? UNKNOWN : words.decimal(medianGapDays),
  ])
  const head = ['Order', 'Customers', 'in 30 days', 'in 90 days', 'in 365 days', 'ever', 'Median days']
  const method =
    'Chance of the next order (95 % interval), customers counted for as long as they were watched.'
  return { head, rows, notes: [method, LONG_WINDOW_BIAS, TOO_YOUNG_NOTE] }
}

/** "46 % (45–47)"; unknown where nobody was watched so long. */
export function estimateText(chance: Probability | null, words: Formatter): string {
  if (!chance?.watched) return UNKNOWN
  return `${words.percent(chance.p)} (${words.range(chance).replace(' %', '')})`
}

/** How many days it takes until a quarter, half and three quarters of all have come back. */
export function secondOrderTable({ secondOrder, ...writing }: Report): ReportTable {
  const words = formatterOf(writing)
  const { quarter, median, threeQuarters } = secondOrder
  const day = (value: number | null) => (value === null ? UNKNOWN : words.count(value))
  const rows = [quarter, median, threeQuarters].map(({ time, low, high }, at) => [
    ['A quarter of all', 'Half of all', 'Three quarters of all'][at]!,
    day(time),
    time === null && low === null ? UNKNOWN : `${day(low)} to ${day(high)}`,
  ])
  const notes = [`${UNKNOWN} fewer have come back so far.`]
  return { head: ['Customers back', 'by day', '95 % interval'], rows, notes }
}

/** Revenue by month; the latest `most` months. */
export function revenueTable({ revenue, ...writing }: Report, most: number): ReportTable {
  const words = formatterOf(writing)
  const money = (minor: number | null) => (minor === null ? UNKNOWN : words.money(minor))
  const rows = revenue.months
    .slice(-most)
    .map(({ month, first, repeat, repeatShare, unfinished, ...orders }) => [
      `${month}${unfinished ? ' *' : ''}`,
      words.count(orders.firstOrders),
      words.count(orders.repeatOrders),
      money(first),
      money(repeat),
      repeatShare === null ? UNKNOWN : words.percent(repeatShare, 1),
    ])
  const head = ['Month', 'First orders', 'Repeat orders', 'First revenue', 'Repeat revenue', 'Repeat share']
  const left = revenue.months.length - rows.length
  return {
    head,
    rows,
    notes: [
      ...(left > 0 ? [`${words.count(left)} earlier months are left out here.`] : []),
      ...unfinishedNote(rows),
    ],
  }
}

/** The triangle of cohorts as shares of each row's customers; so many rows that a person can read them. */
export function cohortTable(
  { cohorts, observed, ...writing }: Report,
  most: number,
): ReportTable & { shares: Shares } {
  const words = formatterOf(writing)
  const { period, readable } = readableCohorts(cohorts)
  const longest = Math.max(0, ...readable.map(({ customers }) => customers.length - 1))
  const columns = Math.min(most, longest)
  const shares = readable.map(({ customers }) =>
    Array.from({ length: columns }, (_, at) => {
      const active = customers[at + 1]
      return active === undefined ? null : active / customers[0]!
    }),
  )
  const rows = readable.map(({ month, customers, unfinished }, row) => [
    periodName(period, month),
    words.count(customers[0]!),
    ...shares[row]!.map((share, at) => {
      const open = unfinished && at === customers.length - 2 ? '*' : ''
      return share === null ? '' : `${percentNumber(share, writing.locale)}${open}`
    }),
  ])
  const head = ['Began', 'Customers', ...Array.from({ length: columns }, (_, at) => String(at + 1))]
  const left = longest > columns ? [`Months after the ${columns}th are left out here.`] : []
  const method = 'Of the customers who began in a period, the per cent who bought so many months later.'
  return {
    head,
    rows,
    shares,
    notes: [method, ...left, ...olderNote(observed, words), ...unfinishedNote(rows)],
  }
}

/** Who begins on the first day of the data may have begun before it. */
function olderNote(observed: Report['observed'], words: Formatter): string[] {
  if (!observed) return []
  return [
    `The first row also holds older customers, if there were orders before ${words.day(observed.from)}.`,
  ]
}

export type Shares = (number | null)[][]

function readableCohorts(cohorts: readonly Cohort[]): { period: CohortPeriod; readable: Cohort[] } {
  for (const period of ['month', 'quarter'] as const) {
    const readable = cohortsBy(period, cohorts)
    if (readable.length <= MOST_ROWS) return { period, readable }
  }
  return { period: 'year', readable: cohortsBy('year', cohorts) }
}

function periodName(period: CohortPeriod, month: string): string {
  if (period === 'month') return month
  const [year, number] = month.split('-')
  return period === 'year' ? year! : `${year} Q${(Number(number) + 2) / 3}`
}

function unfinishedNote(rows: string[][]): string[] {
  return rows.some((row) => row.some((cell) => cell.endsWith('*')))
    ? ['* The month is not over in this data.']
    : []
}

/** The best customers and their share of revenue. */
export function concentrationTable({ concentration, ...writing }: Report): ReportTable {
  const words = formatterOf(writing)
  const rows = concentration.top.map(({ fraction, k, share }) => [
    `Best ${words.percent(fraction)}`,
    words.count(k),
    share === null ? UNKNOWN : words.percent(share, 1),
  ])
  return { head: ['Customers', 'Number', 'Share of revenue'], rows, notes: [] }
}

/** Later purchases with a product new to the customer, by four weeks of the customer's age, up to a year. */
export function crossSellTable({ crossSell, ...writing }: Report): ReportTable {
  const words = formatterOf(writing)
  const blocks = fourWeeks(crossSell.weeks)
  const rows = blocks.map((purchases, at) => [
    `${at * 4 + 1} to ${at * 4 + 4}`,
    words.count(purchases),
    crossSell.n > 0 ? words.percent(purchases / crossSell.n) : UNKNOWN,
  ])
  const later = crossSell.weeks.slice(52).reduce((sum, purchases) => sum + purchases, 0)
  if (later > 0) rows.push(['later', words.count(later), words.percent(later / crossSell.n)])
  return { head: ['Weeks since the first order', 'Purchases', 'Share'], rows, notes: [] }
}

/** Published figures beside the company's own; sample and year stand in the notes. */
export function benchmarkTable({ benchmarks, ...writing }: Report): ReportTable {
  const words = formatterOf(writing)
  const ladder = benchmarks.ladder.map(({ n, window, yours, published }) => [
    `Order ${n} → ${n + 1}${window === 'd365' ? ' within a year' : ''}`,
    estimateText(yours, words),
    words.percent(published),
  ])
  const revenue = benchmarks.repeatShare.map(({ month, yours, words: mark }) => [
    `Repeat share of revenue, months ${month - 2} to ${month}`,
    yours === null ? UNKNOWN : words.percent(yours),
    mark,
  ])
  const sources = [...benchmarks.ladder, ...benchmarks.repeatShare].map(
    ({ source }) => `${source.name} (${source.year}): ${source.sample}. Published in: ${source.publishedIn}.`,
  )
  const age =
    'Months count from the first order in this data; an older company looks younger here than it is.'
  return {
    head: ['Figure', 'You', 'Published'],
    rows: [...ladder, ...revenue],
    notes: [...new Set(sources), age],
  }
}
