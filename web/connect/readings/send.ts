import type { ReadingsFileResult as Result } from '../../../server/connect/readings/file.ts'
import { RequestError } from '../../../ui/request/error.ts'
import { sendFile } from '../imports/send.ts'

/** A file of readings with its options; null leaves an option to the file. */
export interface ReadingsUpload {
  file: File
  /** The customer of the whole file; null: a column names the customer of each row. */
  customerId: number | null
  /** The key of the metric of the whole file, where no column names it. */
  metric: string | null
  dates: Result['dates'] | null
  /** The time zone of times without one. */
  zone: string | null
}

export type ReadingsFileResult = Result

function send(
  { file, customerId, ...options }: ReadingsUpload,
  isDry: boolean,
  init: RequestInit = {},
): Promise<ReadingsFileResult> {
  const { metric, dates, zone } = options
  const customer = customerId === null ? null : String(customerId)
  return sendFile('readings', file, { customer, metric, dates, zone, dry: String(isDry) }, init)
}

/**
 * A dry run of an import. Nothing is stored.
 *
 * @returns null when the file leaves open which metric it has, and nothing else
 * @throws RequestError with the server's sentence, such as that there is no column with a date
 */
export async function tryReadings(
  upload: ReadingsUpload,
  signal: AbortSignal,
): Promise<ReadingsFileResult | null> {
  try {
    return await send(upload, true, { signal })
  } catch (error) {
    const isOpen = error instanceof RequestError && error.code === 'columns_missing' && upload.metric === null
    if (!isOpen) throw error
    // With some metric set, the server reports what else is missing.
    await send({ ...upload, metric: '-' }, true, { signal })
    return null
  }
}

/** Imports a file of readings; the same file again adds nothing. @throws RequestError with the server's sentence */
export const sendReadings = (upload: ReadingsUpload): Promise<ReadingsFileResult> => send(upload, false)

/** Whether the same request may succeed later: the server was unreachable or failed, and refused nothing. */
export const isTemporary = (error: Error): boolean =>
  error instanceof RequestError && (error.status === 0 || error.status >= 500)

/** Describes what was stored of a file whose import failed. */
export function describeKept(error: Error): string {
  return isTemporary(error)
    ? 'It may have been taken all the same; taking it once more adds nothing twice.'
    : 'Nothing was kept.'
}
