import { RondoError, type SentEvent } from './error.ts'

type Id = string | number
export type Properties = Record<string, unknown>

/** The user of the event: at least one of the two ids. */
export type UserReference =
  { userId: Id; anonymousId?: Id | undefined } | { userId?: undefined; anonymousId: Id }

/** What every event may contain. */
export type EventBase = UserReference & {
  /** When it happened; now by default. */
  timestamp?: Date | string | undefined
  /** Events with the same id count once; random by default. */
  messageId?: string | undefined
}
/** The customer it belongs to, if the user belongs to several or to none. */
type GroupReference = { groupId?: Id | undefined }

export type Identify = EventBase & GroupReference & { traits?: Properties | undefined }
export type Group = EventBase & { groupId: Id; traits?: Properties | undefined }
export type Track = EventBase & GroupReference & { event: string; properties?: Properties | undefined }
export type Page = EventBase &
  GroupReference & { name?: string | undefined; properties?: Properties | undefined }

export type Kind = 'identify' | 'group' | 'track' | 'page'
type EventInput = EventBase &
  GroupReference & { event?: string; name?: string | undefined; traits?: unknown; properties?: unknown }

/** A checked event as JSON: later changes by the caller do not affect it. */
export type SerializedEvent = { json: string; bytes: number }

const MAX_ID_LENGTH = 500
/** In bytes of its JSON; the server accepts no larger event. */
export const MAX_EVENT_BYTES = 32_000

/**
 * @param now the time of an event without a timestamp
 * @param freshId the message id of an event without one
 * @throws RondoError `invalid` or `too_large`, which names what is wrong
 *
 * @example serializeEvent('track', { userId: 7, event: 'Sent' }, new Date(0), 'm1').json // '{"type":"track","messageId":"m1","timestamp":"1970-01-01T00:00:00.000Z","userId":"7","event":"Sent"}'
 */
export function serializeEvent(kind: Kind, input: EventInput, now: Date, freshId: string): SerializedEvent {
  const { timestamp, messageId, userId, anonymousId, groupId, event, name, traits, properties } = input
  if (!isPresent(userId) && !isPresent(anonymousId)) throw invalid(kind, 'needs a userId or an anonymousId')
  if (kind === 'track' && !isPresent(event)) throw invalid(kind, 'needs the name of the event')
  if (kind === 'group' && !isPresent(groupId)) throw invalid(kind, 'needs a groupId')
  const group = idText(kind, 'groupId', groupId)
  const json = jsonOf(kind, {
    type: kind,
    messageId: idText(kind, 'messageId', messageId) ?? freshId,
    timestamp: timeText(kind, timestamp ?? now),
    userId: idText(kind, 'userId', userId),
    anonymousId: idText(kind, 'anonymousId', anonymousId),
    ...(kind === 'group' ? { groupId: group } : { context: group && { groupId: group } }),
    event,
    name,
    traits,
    properties,
  })
  const bytes = Buffer.byteLength(json)
  if (bytes <= MAX_EVENT_BYTES) return { json, bytes }
  throw new RondoError(
    'too_large',
    `A ${kind} has ${bytes} bytes; an event may have ${MAX_EVENT_BYTES}. Send less of it.`,
  )
}

export const eventsOf = (written: SerializedEvent[]): SentEvent[] =>
  written.map(({ json }) => JSON.parse(json) as SentEvent)

const isPresent = (id: unknown) => id !== undefined && id !== null && id !== ''

function idText(kind: Kind, field: string, id: Id | undefined): string | undefined {
  if (!isPresent(id)) return undefined
  const isId = typeof id === 'string' || (typeof id === 'number' && Number.isFinite(id))
  if (!isId) throw invalid(kind, `has a ${field} that is neither text nor a number`)
  const text = String(id)
  if (text.length > MAX_ID_LENGTH)
    throw invalid(kind, `has a ${field} of ${text.length} letters; ${MAX_ID_LENGTH} are taken`)
  return text
}

function timeText(kind: Kind, time: Date | string): string {
  const date = new Date(time)
  if (Number.isNaN(date.getTime()))
    throw invalid(kind, `has the timestamp "${String(time)}", which is no moment`)
  return date.toISOString()
}

function jsonOf(kind: Kind, event: object): string {
  try {
    return JSON.stringify(event)
  } catch (error) {
    throw invalid(kind, `cannot be written as JSON: ${(error as Error).message}`)
  }
}

const invalid = (kind: Kind, what: string) => new RondoError('invalid', `A ${kind} ${what}.`)
