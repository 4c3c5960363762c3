import type { ReadingsFileResult as Result } from '../../../server/connect/readings/file.ts'
import { RequestError } from '../../../ui/request/error.ts'
import { fetchOk } from '../../client/fetch.ts'

/** A file of readings, and what was said of it beside its bytes. */
export interface ReadingsUpload {
  file: File
  /** Whose readings all of it is; null: a column names the customer of each row. */
  customerId: number | null
  /** The key of the metric of the whole file, where no column says it. */
  metric: string | null
  dates: Result['dates'] | null
  /** In which zone its times are that carry none. */
  zone: string | null
}

export type ReadingsFileResult = Result

const LONGEST_NAME = 300

async function send(told: ReadingsUpload, dry: boolean, init: RequestInit): Promise<ReadingsFileResult> {
  const { file, customerId, metric, dates, zone } = told
  const asked = new URLSearchParams({
    filename: file.name.slice(-LONGEST_NAME),
    dry: String(dry),
    ...(customerId === null ? {} : { customer: String(customerId) }),
    ...(metric === null ? {} : { metric }),
    ...(dates === null ? {} : { dates }),
    ...(zone === null ? {} : { zone }),
  })
  const response = await fetchOk(`/api/readings/file?${asked}`, {
    ...init,
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  })
  return (await response.json()) as ReadingsFileResult
}

/**
 * What taking a file would come to, without keeping anything.
 *
 * @returns null when the file leaves open of which metric it is, and nothing else
 * @throws RequestError with the server's sentence, such as that there is no column with a date
 */
export async function tryReadings(
  told: ReadingsUpload,
  signal: AbortSignal,
): Promise<ReadingsFileResult | null> {
  try {
    return await send(told, true, { signal })
  } catch (error) {
    const isOpen = error instanceof RequestError && error.code === 'columns_missing' && told.metric === null
    if (!isOpen) throw error
    // With any metric at all the server names what else is missing.
    await send({ ...told, metric: '-' }, true, { signal })
    return null
  }
}

/** Takes a file of readings; the same file once more adds nothing. @throws RequestError with the server's sentence */
export const sendReadings = (told: ReadingsUpload): Promise<ReadingsFileResult> => send(told, false, {})

/** Whether the same once more may go well: the server was away or failed, and refused nothing. */
export const isTemporary = (error: Error): boolean =>
  error instanceof RequestError && (error.status === 0 || error.status >= 500)

/** What is kept of a file whose taking failed, in a sentence. */
export function describeKept(error: Error): string {
  return isTemporary(error)
    ? 'It may have been taken all the same; taking it once more adds nothing twice.'
    : 'Nothing was kept.'
}
