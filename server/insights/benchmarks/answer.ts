import { wilsonInterval } from '@rondo/models/wilson-interval'
import { shareSoFar, type Step } from '../ladder/answer.ts'
import type { GapCount } from '../ladder/counts.ts'
import type { RevenueMonth } from '../revenue/answer.ts'

/** A published figure is always shown with its sample and year. */
export type Source = { name: string; year: number; sample: string; publishedIn: string }

export const buyerBehavior: Source = {
  name: 'RJMetrics, Buyer Behavior Benchmark',
  year: 2015,
  sample: '176 retailers with 18 million customers in North America and Europe, first purchases 2009 to 2014',
  publishedIn: 'research-alert.net',
}

export const repeatRevenue: Source = {
  name: 'RJMetrics, as reported by Business Insider',
  year: 2015,
  sample: 'the top quarter of the retailers compared',
  publishedIn: 'Business Insider',
}

/**
 * The share of customers on step n who reach the next, of those watched for a year, or up to the end of the data; the fifth
 * to the ninth order were not published.
 */
const published = [
  { n: 1, p: 0.32, window: 'd365' },
  { n: 2, p: 0.53, window: 'soFar' },
  { n: 3, p: 0.64, window: 'soFar' },
  { n: 9, p: 0.83, window: 'soFar' },
] as const

export type PublishedWindow = 'd365' | 'soFar'

/** Customers whose first order was a year or more ago, and how many of them had a second one within a year. */
export type YearCounts = { customers: number; cameBack: number }

/** The published share for one step; only a figure for the same question may be shown beside the company's own. */
export function publishedRate(step: number, window: PublishedWindow): number | null {
  return published.find((mark) => mark.n === step && mark.window === window)?.p ?? null
}

export type Benchmarks = {
  ladder: {
    n: number
    published: number
    window: PublishedWindow
    /** The same share of the company's own customers, not an estimate of what they will do. */
    yours: Step['soFar']
    source: Source
  }[]
  /** The repeat share of revenue in the three months that end with this month of the company's age. */
  repeatShare: { month: number; published: number; statement: string; yours: number | null; source: Source }[]
}

/**
 * The company beside published figures, which are never mixed into its own numbers.
 *
 * @param gaps every purchase, counted by its number
 * @param months revenue by month of all customers; null if filters leave some out
 */
export function benchmarksOf(
  gaps: readonly GapCount[],
  year: YearCounts,
  months: readonly RevenueMonth[] | null,
): Benchmarks {
  return {
    ladder: published.map(({ n, p, window }) => ({
      n,
      published: p,
      window,
      yours: window === 'd365' ? yearShare(year) : shareSoFar(n, gaps),
      source: buyerBehavior,
    })),
    repeatShare: [
      { month: 24, published: 0.5, statement: 'the majority from about month 24' },
      { month: 36, published: 0.6, statement: 'over 60 % at month 36' },
    ].map((mark) => ({ ...mark, yours: shareAt(mark.month, months), source: repeatRevenue })),
  }
}

function yearShare({ customers, cameBack }: YearCounts): Step['soFar'] {
  if (customers === 0) return null
  return { p: cameBack / customers, ...wilsonInterval(cameBack, customers), n: customers }
}

function shareAt(month: number, months: readonly RevenueMonth[] | null): number | null {
  const quarter = months?.slice(month - 3, month) ?? []
  if (
    quarter.length < 3 ||
    quarter.some(({ unfinished, first, repeat }) => unfinished || first === null || repeat === null)
  )
    return null
  const repeat = quarter.reduce((sum, { repeat: amount }) => sum + amount!, 0)
  const total = repeat + quarter.reduce((sum, { first }) => sum + first!, 0)
  return total > 0 ? repeat / total : null
}
