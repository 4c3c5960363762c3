import type { SubscriptionsFileResult } from '../../../server/connect/subscriptions/file.ts'
import type { LocaleSettings } from '../../../ui/locale/settings.ts'
import { fetchOk } from '../../client/fetch.ts'
import { formatCount } from '../imports/sentences.ts'

export type SubscriptionsImported = SubscriptionsFileResult

/** How the days of a file are written; 'shown': as the file itself proves. */
export type DateOrder = 'shown' | 'day first' | 'month first'

/** As many rejects as the server names in its answer; all of them stand in the import. */
const MOST_LISTED = 1000

/**
 * Why a file is not worth sending, told by its name; null when it may be.
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
 * Sends a table of changes of subscriptions. Its good rows are written at once.
 *
 * @throws RequestError with the server's sentence, such as which columns are missing; nothing is written then
 */
export async function sendSubscriptions(
  file: File,
  source: string,
  dates: DateOrder,
): Promise<SubscriptionsImported> {
  const said = new URLSearchParams({ filename: file.name, source })
  if (dates !== 'shown') said.set('dates', dates)
  const headers = { 'content-type': 'application/octet-stream' }
  const answer = await fetchOk(`/api/subscriptions/file?${said}`, { method: 'POST', headers, body: file })
  return (await answer.json()) as SubscriptionsImported
}

/**
 * What a file came to, in two or three words and a sentence.
 *
 * @example describeImported({ taken: 2, known: 0, newCustomers: 1, rejects: [] }, { locale: 'en', timeZone: 'UTC' })
 * // { tone: 'good', title: '2 changes written', words: '1 customer is new.' }
 */
export function describeImported(
  { taken, known, newCustomers, rejects }: Omit<SubscriptionsImported, 'importId'>,
  writing: LocaleSettings,
): { tone: 'good' | 'attention'; title: string; words: string } {
  const are = (count: number) => (count === 1 ? 'is' : 'are')
  const left = rejects.length
  const least = left >= MOST_LISTED ? 'At least ' : ''
  const said = [
    known > 0 && `${formatCount(known, 'change', writing)} ${known === 1 ? 'was' : 'were'} known already.`,
    newCustomers > 0 && `${formatCount(newCustomers, 'customer', writing)} ${are(newCustomers)} new.`,
    left > 0 && `${least}${formatCount(left, 'row', writing)} ${are(left)} left out.`,
  ]
  const title =
    taken > 0
      ? `${formatCount(taken, 'change', writing)} written`
      : known > 0
        ? 'Nothing new'
        : 'Not one change could be read'
  return {
    tone: taken > 0 || left === 0 ? 'good' : 'attention',
    title,
    words: said.filter(Boolean).join(' '),
  }
}
