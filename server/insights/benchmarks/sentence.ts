import { MINIMUM_SAMPLE, NO_ORDERS, type Formatter } from '../format.ts'
import { buyerBehavior, type Benchmarks } from './answer.ts'

/** The second order beside the published figure; a difference is stated only outside the interval. */
export function benchmarksSentence({ ladder: [second, third] }: Benchmarks, format: Formatter): string {
  if (!second || !third?.yours) return NO_ORDERS
  const mark = `${format.percent(second.published)} of the customers of ${buyerBehavior.sample.split(' with')[0]} (${buyerBehavior.name}, ${buyerBehavior.year})`
  const { yours } = second
  if (!yours || yours.n < MINIMUM_SAMPLE)
    return `Fewer than ${MINIMUM_SAMPLE} customers have been observed for a full year. For comparison: ${mark} bought a second time within a year.`
  const own = `Within a year ${format.percent(yours.p)} (${format.range(yours)}) of your customers buy a second time`
  if (yours.low > second.published) return `${own}: more than ${mark}.`
  if (yours.high < second.published) return `${own}: fewer than ${mark}.`
  return `${own}: about as many as ${mark}.`
}
