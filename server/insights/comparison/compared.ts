import { differenceInterval } from '@rondo/models/difference-interval'
import type { Interval } from '@rondo/models/interval'
import type { Formatter } from '../format.ts'
import type { Period } from './periods.ts'

/** A share with its 95 % interval and the number of customers behind it. */
export type Share = Interval & { p: number; n: number }

/** One figure of the customers of two periods; null where too few were watched long enough. */
export type Compared = {
  now: Share | null
  before: Share | null
  /** The 95 % interval of now − before; null unless both are known. */
  difference: Interval | null
}

export function comparedOf(now: Share | null, before: Share | null): Compared {
  const difference =
    now && before ? differenceInterval({ ...now, share: now.p }, { ...before, share: before.p }) : null
  return { now: now && shareOf(now), before: before && shareOf(before), difference }
}

const shareOf = ({ p, low, high, n }: Share): Share => ({ p, low, high, n })

/**
 * The comparison in words.
 *
 * @param phrase what the share did, after the share: "ordered again within 90 days"
 */
export function comparedSentence(
  { now, before, difference }: Compared,
  phrase: string,
  period: Period,
  format: Formatter,
): string {
  const when = `${format.day(period.from)} to ${format.day(period.to)}`
  if (!now) return 'Too few of these customers have been watched long enough to compare them.'
  const own = `${shareText(now, format)} ${phrase}`
  if (!before || !difference)
    return `${own}. Too few customers of the period before (${when}) have been watched long enough to compare.`
  return `${own}; for the customers of the period before (${when}) it was ${shareText(before, format)}. ${verdict(difference, format)}`
}

function shareText(share: Share, format: Formatter): string {
  return `${format.percent(share.p)} (${format.range(share)}, n ${format.count(share.n)})`
}

function verdict({ low, high }: Interval, format: Formatter): string {
  if (low <= 0 && high >= 0) return 'The difference is within noise.'
  const points = (low > 0 ? [low, high] : [-high, -low]).map((one) => format.decimal(100 * one))
  return `That is ${low > 0 ? 'more' : 'less'}, by ${points.join(' to ')} percentage points.`
}
