import { formatCount } from '../../../values/count.ts'
import type { Probability } from '@rondo/models/probability-by'
import { MINIMUM_SAMPLE, NO_ORDERS, tooFewSentence, type Formatter } from '../format.ts'
import type { SecondOrder } from './answer.ts'

/** The shares after 30 and 90 days, and when half have come back. */
export function secondOrderSentence(second: SecondOrder, format: Formatter): string {
  const { customers, d30, d90, median } = second
  if (customers === 0 || !d30 || !d90) return NO_ORDERS
  if (customers < MINIMUM_SAMPLE) return tooFewSentence(customers, format)
  if (!d30.watched) return 'Nobody has been watched for 30 days yet: too young to say.'
  const share = (probability: Probability) =>
    `${format.percent(probability.p)} (${format.range(probability)})`
  const quarter = d90.watched ? `, within 90 days ${share(d90)}` : '; nobody has been watched for 90 days yet'
  const opening = `Within 30 days ${share(d30)} of customers come back${quarter}`
  if (median.time !== null)
    return `${opening}; half of all customers have by day ${format.count(median.time)}.`
  const last = second.curve.at(-1)!.day
  return `${opening}; in the ${formatCount(last, 'day', format.count)} watched, fewer than half have come back.`
}
