import { formatCount } from '../../../values/count.ts'
import { LEAST_AT_RISK, type Probability } from '@rondo/models/probability-by'
import { MINIMUM_SAMPLE, NO_ORDERS, tooFewSentence, type Formatter } from '../format.ts'
import type { SecondOrder } from './answer.ts'

/** The shares after 30 and 90 days, and when half have come back. */
export function secondOrderSentence(second: SecondOrder, format: Formatter): string {
  const { customers, d30, d90, median, watchedDays } = second
  if (customers === 0) return NO_ORDERS
  if (customers < MINIMUM_SAMPLE) return tooFewSentence(customers, format)
  if (!d30 || watchedDays === null)
    return `Fewer than ${LEAST_AT_RISK} customers were still watched after 30 days: too young to say.`
  const share = (probability: Probability) =>
    `${format.percent(probability.p)} (${format.range(probability)})`
  const quarter = d90
    ? `, within 90 days ${share(d90)}`
    : `; fewer than ${LEAST_AT_RISK} were still watched after 90 days`
  const opening = `Within 30 days ${share(d30)} of customers come back${quarter}`
  if (median.time !== null)
    return `${opening}; half of all customers have ${median.time === 0 ? 'on the day of their first order' : `by day ${format.count(median.time)}`}.`
  return `${opening}; in the ${formatCount(watchedDays, 'day', format.count)} watched, fewer than half have come back.`
}
