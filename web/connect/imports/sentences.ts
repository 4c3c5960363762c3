import { formatCount as formatNounCount } from '../../../values/count.ts'
import { formatNumber } from '../../../ui/number/format.ts'
import { isRefusal } from '../../../ui/request/error.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import type { Counts, ImportInList } from './queries.ts'

type Status = ImportInList['status']

/** The state of an import as a label with its tone. */
export const STATUS_LABELS: Record<
  Status,
  { word: string; tone: 'plain' | 'accent' | 'good' | 'attention' | 'harm' }
> = {
  uploaded: { word: 'To review', tone: 'accent' },
  staging: { word: 'Being checked', tone: 'accent' },
  staged: { word: 'Checked, not imported', tone: 'attention' },
  applying: { word: 'Being imported', tone: 'accent' },
  applied: { word: 'Written', tone: 'good' },
  undoing: { word: 'Being undone', tone: 'accent' },
  undone: { word: 'Undone', tone: 'plain' },
  failed: { word: 'Stopped', tone: 'harm' },
}

/** "1 order", "18,532 orders". @example formatCount(1, 'order', { locale: 'en', timeZone: 'UTC' }) // '1 order' */
export function formatCount(count: number, noun: string, localeSettings: LocaleSettings): string {
  return formatNounCount(count, noun, (value) => formatNumber(value, localeSettings))
}

/**
 * Describes what writing a file would do.
 *
 * @param noun what one record of the file is called
 */
export function describeDryRun(counts: Counts, noun: string, localeSettings: LocaleSettings): string {
  const { fresh, changed, newCustomers } = counts
  if (fresh + changed === 0) {
    return counts.known > 0
      ? 'Everything in this file is already known. Importing it would change nothing.'
      : `Not one ${noun} could be read from this file. See the reasons below.`
  }
  const adds = fresh > 0 ? `adds ${formatCount(fresh, noun, localeSettings)}` : null
  const changes =
    changed > 0
      ? `changes ${formatCount(changed, noun, localeSettings)} that ${changed === 1 ? 'was' : 'were'} known`
      : null
  const people = `${formatCount(newCustomers, 'customer', localeSettings)} ${newCustomers === 1 ? 'is' : 'are'} new.`
  return `Writing it ${[adds, changes].filter(Boolean).join(' and ')}. ${newCustomers > 0 ? people : 'There are no new customers.'}`
}

/** The size of a file. @example formatFileSize(7_548_686, { locale: 'en', timeZone: 'UTC' }) // '7.5 MB' */
export function formatFileSize(bytes: number, { locale }: LocaleSettings): string {
  const [unit, size] = (
    [
      ['gigabyte', 1e9],
      ['megabyte', 1e6],
      ['kilobyte', 1e3],
    ] as const
  ).find(([, one]) => bytes >= one) ?? ['byte', 1]
  const format = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: 1 })
  return format.format(bytes / size)
}

/** What was stored of a file whose upload failed. */
export function describeKept(error: Error): string {
  return isRefusal(error)
    ? 'Nothing was saved.'
    : 'If it did arrive, it is in the list of imports; nothing was saved from it.'
}
