import { formatNumber } from '../../../ui/number/format.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import type { ReadingsFileResult } from './send.ts'
import { formatCount } from '../../../values/count.ts'

/** "1 reading", "1,204 readings". @example formatReadingCount(1, { locale: 'en', timeZone: 'UTC' }) // '1 reading' */
export const formatReadingCount = (count: number, locale: LocaleSettings): string =>
  formatCount(count, 'reading', (value) => formatNumber(value, locale))

/** Names the metric of the readings in a file. @param chosen the name of the metric chosen for the whole file */
export function describeMetric(
  { format }: Pick<ReadingsFileResult, 'format'>,
  chosen: string | null,
): string {
  if (format === 'mailchimp campaigns') return 'the open rate and the click rate'
  return chosen === null ? 'the metrics that its column names' : `“${chosen}”`
}

/**
 * Describes what importing a file would do.
 *
 * @param metric as `describeMetric` returns it
 * @example describeDryRun({ told: 2, known: 1, left: 0 }, '“Visits”', { locale: 'en', timeZone: 'UTC' })
 * // 'Taking it adds 2 readings of “Visits”. 1 reading is known already.'
 */
export function describeDryRun(
  counts: ReadingsFileResult['counts'],
  metric: string,
  locale: LocaleSettings,
): string {
  const { told, known, left } = counts
  if (told > 0) {
    const adds = `Taking it adds ${formatReadingCount(told, locale)} of ${metric}.`
    return known > 0 ? `${adds} ${describeKnown(known, locale)}` : adds
  }
  if (known > 0) return `${describeKnown(known, locale)} Taking the file would change nothing.`
  return left > 0
    ? 'Not one reading could be read from this file. Look below for why.'
    : 'There is not one reading in this file.'
}

const describeKnown = (known: number, locale: LocaleSettings): string =>
  `${formatReadingCount(known, locale)} ${known === 1 ? 'is' : 'are'} known already.`
