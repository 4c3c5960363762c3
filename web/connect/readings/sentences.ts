import { formatNumber } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import type { Counts } from '../imports/queries.ts'
import { formatCount } from '../../../values/count.ts'

const formatReadingCount = (count: number, locale: LocaleSettings): string =>
  formatCount(count, 'reading', (value) => formatNumber(value, locale))

/** Names the metric of the readings in a file. @param chosen the name of the metric chosen for the whole file */
export function describeMetric(format: string | undefined, chosen: string | null): string {
  if (format === 'mailchimp campaigns') return 'the open rate and the click rate'
  return chosen === null ? 'the metrics named in its column' : `“${chosen}”`
}

/**
 * Describes what writing a file would do.
 *
 * @param metric as `describeMetric` returns it
 * @example describeDryRun({ fresh: 2, known: 1, rejected: 0 }, '“Visits”', { locale: 'en', timeZone: 'UTC' })
 * // 'Writing it adds 2 readings of “Visits”. 1 reading is known already.'
 */
export function describeDryRun(
  { fresh, known, rejected }: Pick<Counts, 'fresh' | 'known' | 'rejected'>,
  metric: string,
  locale: LocaleSettings,
): string {
  if (fresh > 0) {
    const adds = `Writing it adds ${formatReadingCount(fresh, locale)} of ${metric}.`
    return known > 0 ? `${adds} ${describeKnown(known, locale)}` : adds
  }
  if (known > 0) return `${describeKnown(known, locale)} Writing the file would change nothing.`
  return rejected > 0
    ? 'Not one reading could be read from this file. See the reasons below.'
    : 'This file contains no readings.'
}

const describeKnown = (known: number, locale: LocaleSettings): string =>
  `${formatReadingCount(known, locale)} ${known === 1 ? 'is' : 'are'} known already.`
