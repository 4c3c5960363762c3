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
    return `Fewer than ${LEAST_AT_RISK} customers were still observed after 30 days: too early to say.`
  const share = (probability: Probability) =>
    `${format.percent(probability.p)} (${format.range(probability)})`
  const quarter = d90
    ? `, within 90 days ${share(d90)}`
    : `; fewer than ${LEAST_AT_RISK} were still observed after 90 days`
  const opening = `Within 30 days ${share(d30)} of customers come back${quarter}`
  const half =
    median.time === null
      ? `in the ${formatCount(watchedDays, 'day', format.count)} observed, fewer than half have come back`
      : `half of all customers have ${median.time === 0 ? 'on the day of their first order' : `by day ${format.count(median.time)}`}`
  return `${opening}; ${half}.${sameDaySentence(second, format)}`
}

/** From this share of the second orders on, those of the first day are named. */
const NOTABLE_SHARE = 0.02

/** Second orders on the day of the first may be one purchase in two parts. */
function sameDaySentence({ cameBack, sameDay }: SecondOrder, { count, percent }: Formatter): string {
  if (sameDay <= NOTABLE_SHARE * cameBack) return ''
  return ` ${count(sameDay)} of ${formatCount(cameBack, 'second order', count)} (${percent(sameDay / cameBack)}) ${sameDay === 1 ? 'was' : 'were'} placed on the day of the first; you can count orders on one day as one purchase (Settings, Purchases).`
}
