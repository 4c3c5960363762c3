import { formatCount } from '../../../values/count.ts'
import type { Probability } from '@rondo/models/probability-by'
import { MINIMUM_SAMPLE, NO_ORDERS, tooFewSentence, type Formatter } from '../format.ts'
import type { Leaving, SilenceThresholds } from './answer.ts'

/** How many leave in the first 90 days and in the first year, and which silence counts as leaving. */
export function leavingSentence(leaving: Leaving, format: Formatter): string {
  const { customers, tooYoung, d90, d365 } = leaving
  if (customers + tooYoung === 0) return NO_ORDERS
  if (leaving.silence.orders === null && leaving.silence.logins === null)
    return 'Too few have ever come back to say which silence is a long one here.'
  if (customers < MINIMUM_SAMPLE || !d90 || !d365)
    return `${tooFewSentence(customers, format).slice(0, -1)} watched long enough.`
  const share = (probability: Probability) =>
    `${format.percent(probability.p)} (${format.range(probability)})`
  const year = d365.watched ? `, within a year ${share(d365)}` : ''
  return `Of ${formatCount(customers, 'customer', format.count)}, ${share(d90)} went quiet for good within 90 days of the first order${year}. ${silenceSentence(leaving.silence, format)}`
}

/** Which silence counts as leaving. */
export function silenceSentence({ orders, logins }: SilenceThresholds, { count }: Formatter): string {
  const parts = [
    logins !== null && `no log-in and no order for ${formatCount(logins, 'day', count)} (who logs in)`,
    orders !== null &&
      `no order for ${formatCount(orders, 'day', count)}${logins === null ? '' : ' (who never did)'}`,
  ].filter(Boolean)
  return `Quiet for good: ${parts.join(', or ')}, longer than 95 of 100 silences that ended.`
}
