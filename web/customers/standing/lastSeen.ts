import { dayIn, daysBetween } from '../../../ui/date/days.ts'
import { formatDayAgo } from '../../../ui/date/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'

/** Up to this length a silence is counted in days, because 8 or 13 days make a difference. */
const COUNTED_DAYS = 60

/**
 * Formats the time since a person was last active: in days at first, later in larger units.
 *
 * @param day of the calendar, as 2026-11-09
 * @example lastSeen('2026-11-09', new Date('2026-11-22T12:00Z'), { locale: 'en', timeZone: 'UTC' }) // '13 days ago'
 */
export function lastSeen(day: string, now: Date, localeSettings: LocaleSettings): string {
  const { locale, timeZone } = localeSettings
  const days = daysBetween(dayIn(now, timeZone), day)
  if (-days > COUNTED_DAYS) return formatDayAgo(day, now, localeSettings)
  return new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(days, 'day')
}
