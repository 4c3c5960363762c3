import type { ImportInList } from './queries.ts'

/** How far a file has been read, how fast, and how many rows it will probably have; null where that is unknown. */
export type Pace = { rows: number; total: number | null; perSecond: number | null }

type ReadProgress = Pick<
  ImportInList,
  'phase' | 'rowsRead' | 'bytesRead' | 'bytes' | 'startedAt' | 'heartbeatAt'
>

/**
 * The pace of an import while its file is read. Both times are the server's, so that a browser whose clock is wrong
 * is not misled. The remaining rows are estimated from the remaining bytes.
 */
export function paceOf({ phase, rowsRead, bytesRead, bytes, startedAt, heartbeatAt }: ReadProgress): Pace {
  if (!phase.startsWith('Reading') || bytesRead <= 0) return { rows: rowsRead, total: null, perSecond: null }
  const seconds = startedAt && heartbeatAt ? (Date.parse(heartbeatAt) - Date.parse(startedAt)) / 1000 : 0
  const total = Math.max(rowsRead, Math.round((rowsRead * bytes) / bytesRead))
  return { rows: rowsRead, total, perSecond: seconds >= 0.5 ? rowsRead / seconds : null }
}
