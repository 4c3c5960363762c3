import type { Probability } from '@rondo/models/probability-by'
import type { Step } from '../ladder/answer.ts'
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

/** The share of customers on step n who reach the next; the fifth to the ninth order were not published. */
const published = [
  { n: 1, p: 0.32, window: 'd365' },
  { n: 2, p: 0.53, window: 'ever' },
  { n: 3, p: 0.64, window: 'ever' },
  { n: 9, p: 0.83, window: 'ever' },
] as const

/** The published share for one step; only a figure for the same question may be shown beside the company's own. */
export function publishedRate(step: number, window: 'd365' | 'ever'): number | null {
  return published.find((mark) => mark.n === step && mark.window === window)?.p ?? null
}

export type Benchmarks = {
  ladder: {
    n: number
    published: number
    window: 'd365' | 'ever'
    yours: Probability | null
    source: Source
  }[]
  /** The repeat share of revenue in the three months that end with this month of the company's age. */
  repeatShare: { month: number; published: number; words: string; yours: number | null; source: Source }[]
}

/**
 * The company beside published figures, which are never mixed into its own numbers.
 *
 * @param months revenue by month of all customers; null if filters leave some out
 */
export function benchmarksOf(steps: readonly Step[], months: readonly RevenueMonth[] | null): Benchmarks {
  return {
    ladder: published.map(({ n, p, window }) => ({
      n,
      published: p,
      window,
      yours: steps.find((step) => step.n === n)?.next[window] ?? null,
      source: buyerBehavior,
    })),
    repeatShare: [
      { month: 24, published: 0.5, words: 'the majority from about month 24' },
      { month: 36, published: 0.6, words: 'over 60 % at month 36' },
    ].map((mark) => ({ ...mark, yours: shareAt(mark.month, months), source: repeatRevenue })),
  }
}

function shareAt(month: number, months: readonly RevenueMonth[] | null): number | null {
  const quarter = months?.slice(month - 3, month) ?? []
  if (quarter.length < 3 || quarter.some(({ unfinished, first }) => unfinished || first === null)) return null
  const repeat = quarter.reduce((sum, { repeat: amount }) => sum + amount!, 0)
  const total = repeat + quarter.reduce((sum, { first }) => sum + first!, 0)
  return total > 0 ? repeat / total : null
}
