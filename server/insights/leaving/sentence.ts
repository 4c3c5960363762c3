import { formatCount } from '../../../values/count.ts'
import { MINIMUM_SAMPLE, NO_ORDERS, tooFewSentence, type Formatter } from '../format.ts'
import type { Leaving, Return, SilenceAnswer } from './answer.ts'

/** The silences that a sentence names, if they have been watched for as long again. */
const NAMED_DAYS = [30, 90, 180, 365]
const SHORT_DAYS = [7, 14]
const YEAR_WEEKS = 52

/** How many of those silent for some time ordered again, and how many are silent for longer than is usual. */
export function leavingSentence({ orders, logins }: Leaving, format: Formatter): string {
  if (orders.customers === 0) return NO_ORDERS
  const about = returnsSentence(orders, 'ordered', format)
  if (about === null)
    return orders.customers < MINIMUM_SAMPLE
      ? tooFewSentence(orders.customers, format)
      : 'Too early to say: too few silences have lasted two weeks or more.'
  const rest = logins && returnsSentence(logins, 'logged in', format)
  return rest ? `${about} ${rest}` : about
}

function returnsSentence(
  answer: SilenceAnswer,
  verb: 'ordered' | 'logged in',
  format: Formatter,
): string | null {
  const [first, second] = namedReturns(answer)
  if (!first) return null
  const share = ({ p, low, high }: Pick<Return, 'p' | 'low' | 'high'>) =>
    `${format.percent(p)} (${format.range({ low, high })})`
  const who = verb === 'ordered' ? 'customers' : 'customers who log in and were'
  const opening = `Of ${who} silent for ${format.count(first.days)} days, ${share(first)} ${verb} again by day ${format.count(answer.watchedDays)} of their silence`
  const also =
    second && verb === 'ordered'
      ? `; of those silent for ${format.count(second.days)} days, ${share(second)}`
      : ''
  return `${opening}${also}. ${thresholdSentence(answer, verb, format)}`
}

function namedReturns({ returns }: SilenceAnswer): Return[] {
  const named = (days: number[]) => returns.filter((point) => days.includes(point.days))
  const long = named(NAMED_DAYS)
  return (long.length > 0 ? long : named(SHORT_DAYS)).slice(0, 2)
}

/** From which day on hardly anybody returns, and how many customers have been silent for longer. */
export function thresholdSentence(
  { threshold, silentByWeek, returns }: SilenceAnswer,
  verb: 'ordered' | 'logged in',
  format: Formatter,
): string {
  const last = returns.at(-1)!
  if (!threshold)
    return `In the days observed, this does not fall below 5 %: of those silent for ${format.count(last.days)} days, the longest silence that could be observed for as long again, still ${format.percent(last.p, 1)} do.`
  const { days, low, high } = threshold
  const range = `95 % interval: day ${format.count(low)} ${high === null ? 'or later' : `to ${format.count(high)}`}`
  const opening = `From day ${format.count(days)} (${range}) fewer than 5 % do`
  const later = silentByWeek.find(({ week }) => week === YEAR_WEEKS) ?? silentByWeek.at(-1)
  if (!later) return `${opening}.`
  const first = verb === 'ordered' ? 'first order' : 'first log-in'
  return `${opening}; ${formatCount(later.week, 'week', format.count)} after their ${first}, ${format.percent(later.p)} (${format.range(later)}) of ${formatCount(later.n, 'customer', format.count)} had been silent for longer than that.`
}
