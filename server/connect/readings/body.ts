import { IDENTIFIER_KINDS, type CustomerIdentifier } from '../../customers/identity/lookup-store.ts'
import { occurredAt } from '../tracking/occurred-at.ts'

export type ParsedReading = {
  index: number
  customer: CustomerIdentifier
  metric: string
  value: number
  at: Date
  hasTime: boolean
  sourceId: string
  corrects: string | null
}
export type ReadingFieldFault = { index: number; field: string; message: string }

const LONGEST = 500

/**
 * Parses one reading as a program sends it.
 *
 * @param toMoment the moment at which a day begins in the company's time zone
 */
export function parseReading(
  raw: unknown,
  index: number,
  receivedAt: Date,
  toMoment: (day: number) => number,
): ParsedReading | ReadingFieldFault {
  const bad = (field: string, message: string): ReadingFieldFault => ({ index, field, message })
  if (!isRecord(raw)) return bad('reading', 'A reading must be an object, such as {"metric":"open_rate", …}.')
  const customer = identifierOf(raw.customer)
  if (!customer)
    return bad(
      'customer',
      'customer must be an object with one of email, group, user or id, as in {"email":"ada@example.com"}.',
    )
  const metric = textOf(raw.metric)
  if (metric === null) return bad('metric', 'metric is needed: the key of a metric, like "open_rate".')
  if (typeof raw.value !== 'number' || !Number.isFinite(raw.value))
    return bad('value', 'value must be a number, without quotes.')
  const sourceId = textOf(raw.id)
  if (sourceId === null) return bad('id', 'id is needed: a reading sent twice with the same id counts once.')
  const hasTime = raw.at !== undefined && raw.at !== null
  const at = hasTime ? momentOf(raw.at, receivedAt, toMoment) : receivedAt
  if (!at)
    return bad(
      'at',
      'at must be a day or time that is not in the future, such as 2026-11-22 or 2026-11-22T10:30:00Z.',
    )
  const hasCorrects = raw.corrects !== undefined && raw.corrects !== null
  const corrects = hasCorrects ? textOf(raw.corrects) : null
  if (hasCorrects && corrects === null)
    return bad('corrects', 'corrects must be the id of an earlier reading.')
  return { index, customer, metric, value: raw.value, at, hasTime, sourceId, corrects }
}

function momentOf(at: unknown, receivedAt: Date, toMoment: (day: number) => number): Date | null {
  const isDay = typeof at === 'string' && /^\d{4}-\d\d-\d\d$/.test(at)
  const moment = occurredAt({ timestamp: at, sentAt: null }, receivedAt)
  if (!(moment instanceof Date)) return null
  return isDay ? new Date(toMoment(moment.getTime())) : moment
}

function identifierOf(raw: unknown): CustomerIdentifier | null {
  if (!isRecord(raw)) return null
  const [by, ...others] = IDENTIFIER_KINDS.filter((name) => raw[name] !== undefined && raw[name] !== null)
  const ref = by === undefined ? null : textOf(raw[by])
  return others.length > 0 || ref === null ? null : { kind: by!, ref }
}

/** An id as text; numbers become their digits. Null when it is none. */
function textOf(value: unknown): string | null {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value
  if (typeof text !== 'string' || text === '' || text.length > LONGEST) return null
  return text.includes('\0') || !text.isWellFormed() ? null : text
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
