import { formatAgo, formatNumber } from '../../../ui/number/format.ts'
import type { Writing } from '../../../ui/number/format.ts'
import { lastSeen } from '../standing/lastSeen.ts'
import type { Standing, Usage } from '../queries.ts'
import { DAY, noon } from './axis.ts'

const daysOf = (count: number, writing: Writing) =>
  formatNumber(count, writing, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  })

function ofOrders(standing: Standing | null, now: Date, writing: Writing): string {
  const { purchases = 0, firstDay, secondDay, lastDay, medianGapDays } = standing ?? {}
  if (purchases === 0 || !firstDay || !lastDay) return 'No order that counts yet.'
  const ago = formatAgo(new Date(noon(lastDay)), now, writing)
  if (!secondDay) return `One order so far, ${ago}. Not back yet.`
  const wait = Math.round((noon(secondDay) - noon(firstDay)) / DAY)
  const came = wait === 0 ? 'on the same day' : `after ${daysOf(wait, writing)}`
  if (purchases === 2) return `Two orders: the second came ${came}, ${ago}.`
  const usual = medianGapDays == null ? '' : `, usually they are ${daysOf(medianGapDays, writing)} apart`
  return `${formatNumber(purchases, writing)} orders: the second came ${came}${usual}. The last was ${ago}.`
}

function ofLogins(usage: Usage | undefined, now: Date, writing: Writing): string {
  const last = usage?.days.findLast(({ isLogin }) => isLogin)
  if (!usage || !last) return ''
  const ago = lastSeen(last.day, now, writing)
  const days = formatNumber(usage.loginDays, writing)
  return usage.loginDays === 1
    ? ` Logged in once, ${ago}.`
    : ` Logged in on ${days} days; the latest was ${ago}.`
}

/** The finding about one customer: how often they bought, how soon again, and when they last logged in. */
export function sentenceOf(
  standing: Standing | null,
  usage: Usage | undefined,
  now: Date,
  writing: Writing,
): string {
  return ofOrders(standing, now, writing) + ofLogins(usage, now, writing)
}
