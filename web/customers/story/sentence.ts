import { formatAgo } from '../../../ui/date/format.ts'
import { formatNumber } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { lastSeen } from '../standing/lastSeen.ts'
import type { Standing, Usage } from '../queries.ts'
import { noon } from '../../../ui/date/days.ts'
import { DAY_MS } from '../../../values/days.ts'

export const formatDays = (count: number, locale: LocaleSettings) =>
  formatNumber(count, locale, {
    style: 'unit',
    unit: 'day',
    unitDisplay: 'long',
    maximumFractionDigits: 1,
  })

function ordersSentence(standing: Standing | null, now: Date, locale: LocaleSettings): string {
  const { purchases = 0, firstDay, secondDay, lastDay, medianGapDays } = standing ?? {}
  if (purchases === 0 || !firstDay || !lastDay) return 'No order that counts yet.'
  const ago = formatAgo(new Date(noon(lastDay)), now, locale)
  if (!secondDay) return `One order so far, ${ago}. Has not come back yet.`
  const wait = Math.round((noon(secondDay) - noon(firstDay)) / DAY_MS)
  const came = wait === 0 ? 'on the same day' : `after ${formatDays(wait, locale)}`
  if (purchases === 2) return `Two orders: the second came ${came}, ${ago}.`
  const usual = medianGapDays == null ? '' : `, usually ${formatDays(medianGapDays, locale)} apart`
  return `${formatNumber(purchases, locale)} orders: the second came ${came}${usual}. The last was ${ago}.`
}

function loginsSentence(usage: Usage | undefined, now: Date, locale: LocaleSettings): string {
  const last = usage?.days.findLast(({ isLogin }) => isLogin)
  if (!usage || !last) return ''
  const ago = lastSeen(last.day, now, locale)
  const days = formatNumber(usage.loginDays, locale)
  return usage.loginDays === 1
    ? ` Logged in once, ${ago}.`
    : ` Logged in on ${days} days; the latest was ${ago}.`
}

/** The finding about one customer: how often they bought, how soon again, and when they last logged in. */
export function storySentence(
  standing: Standing | null,
  usage: Usage | undefined,
  now: Date,
  locale: LocaleSettings,
): string {
  return ordersSentence(standing, now, locale) + loginsSentence(usage, now, locale)
}
