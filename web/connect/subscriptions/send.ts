import type { SubscriptionsFileResult } from '../../../server/connect/subscriptions/file.ts'
import { sendFile } from '../imports/send.ts'

export type SubscriptionsResult = SubscriptionsFileResult

/** The date order of a file; 'shown': detected from the file itself. */
export type DateOrder = 'shown' | 'day first' | 'month first'

/**
 * Imports a table of changes of subscriptions. Its good rows are written at once.
 *
 * @throws RequestError with the server's sentence, such as which columns are missing; nothing is written then
 */
export const sendSubscriptions = (
  file: File,
  source: string,
  dates: DateOrder,
): Promise<SubscriptionsResult> =>
  sendFile('subscriptions', file, { source, dates: dates === 'shown' ? null : dates })
