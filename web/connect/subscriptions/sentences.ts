import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { formatCount } from '../imports/sentences.ts'
import type { SubscriptionsResult } from './send.ts'

/** The server lists at most so many rejects in its response; the import has all of them. */
const MOST_LISTED = 1000

/**
 * Why a file cannot be imported, judged by its name; null when it can.
 *
 * @example whyUnreadable('plans.xlsx') // '“plans.xlsx” is a workbook. Save it as CSV and bring that in.'
 */
export function whyUnreadable(filename: string): string | null {
  const ending = /\.([a-z0-9]+)$/i.exec(filename)?.[1]?.toLowerCase() ?? ''
  if (['xls', 'xlsx', 'ods', 'numbers'].includes(ending))
    return `“${filename}” is a workbook. Save it as CSV and bring that in.`
  if (['gz', 'zip', '7z'].includes(ending))
    return `“${filename}” is packed. Unpack it and bring in what is inside.`
  if (['pdf', 'doc', 'docx', 'png', 'jpg'].includes(ending))
    return `“${filename}” is not a table. Export the subscriptions as CSV and bring that in.`
  return null
}

/** What is wrong with the name of a source; null when it is fine. */
export function whySourceInvalid(source: string): string | null {
  if (/^[a-z0-9][a-z0-9 _-]{0,49}$/.test(source)) return null
  return `“${source}” is not a short name in small letters, such as shop or till-2. Change it and drop the file again.`
}

/**
 * Describes the result of an import as a title and a sentence.
 *
 * @example describeImported({ taken: 2, known: 0, newCustomers: 1, rejects: [] }, { locale: 'en', timeZone: 'UTC' })
 * // { tone: 'good', title: '2 changes written', words: '1 customer is new.' }
 */
export function describeImported(
  { taken, known, newCustomers, rejects }: Omit<SubscriptionsResult, 'importId'>,
  locale: LocaleSettings,
): { tone: 'good' | 'attention'; title: string; words: string } {
  const are = (count: number) => (count === 1 ? 'is' : 'are')
  const left = rejects.length
  const least = left >= MOST_LISTED ? 'At least ' : ''
  const sentences = [
    known > 0 && `${formatCount(known, 'change', locale)} ${known === 1 ? 'was' : 'were'} known already.`,
    newCustomers > 0 && `${formatCount(newCustomers, 'customer', locale)} ${are(newCustomers)} new.`,
    left > 0 && `${least}${formatCount(left, 'row', locale)} ${are(left)} left out.`,
  ]
  const title =
    taken > 0
      ? `${formatCount(taken, 'change', locale)} written`
      : known > 0
        ? 'Nothing new'
        : 'Not one change could be read'
  return {
    tone: taken > 0 || left === 0 ? 'good' : 'attention',
    title,
    words: sentences.filter(Boolean).join(' '),
  }
}
