const HOUR_MS = 3_600_000
const EARLIEST = Date.UTC(1970, 0, 1)
/** Year, month, day, and perhaps a time with its zone: what JSON.stringify makes of a date, and its relatives. */
const ISO = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}([.,]\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i

export type TimeFault = { field: 'timestamp' | 'sentAt'; message: string }

/**
 * When it happened by the server's clock: the sender's time, corrected by how far the sender's clock was off when it sent.
 *
 * @param sent when it happened and when it was sent, both by the sender's clock
 * @example occurredAt({ timestamp: '2026-01-01T10:00:00Z', sentAt: '2026-01-01T10:01:00Z' }, new Date('2026-01-01T12:01:00Z')).toISOString() // '2026-01-01T12:00:00.000Z'
 * @see https://segment.com/docs/connections/spec/common/#timestamps
 */
export function occurredAt(
  sent: { timestamp: unknown; sentAt: unknown },
  receivedAt: Date,
): Date | TimeFault {
  if (sent.timestamp === undefined || sent.timestamp === null || sent.timestamp === '') return receivedAt
  const reported = moment(sent.timestamp)
  if (reported === null) return { field: 'timestamp', message: `timestamp ${FORMAT_HINT}` }
  const hasSentAt = sent.sentAt !== undefined && sent.sentAt !== null && sent.sentAt !== ''
  const sentAt = hasSentAt ? moment(sent.sentAt) : receivedAt.getTime()
  if (sentAt === null) return { field: 'sentAt', message: `sentAt ${FORMAT_HINT}` }
  const at = reported + receivedAt.getTime() - sentAt
  if (at > receivedAt.getTime() + HOUR_MS)
    return { field: 'timestamp', message: 'timestamp is more than an hour in the future.' }
  if (at < EARLIEST) return { field: 'timestamp', message: 'timestamp is before 1970.' }
  return new Date(at)
}

const FORMAT_HINT = 'is not a time; it should look like 2026-11-22T10:30:00.000Z.'

function moment(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) && Math.abs(value) < 8e15 ? value : null
  if (typeof value !== 'string' || !ISO.test(value)) return null
  const hasZone = value.length <= 10 || /(Z|[+-]\d{2}:?\d{2})$/i.test(value)
  const parsed = Date.parse(hasZone ? value : `${value}Z`)
  return Number.isNaN(parsed) ? null : parsed
}
