import { kinds, type IncomingEvent, type Kind } from '../../usage/event.ts'
import { MAX_DEPTH, toStorableText, isDeeperThan, toStorableJson } from './storable-text.ts'
import { occurredAt } from './occurred-at.ts'

/** What is wrong with an event, in a sentence on which its sender can act. */
export type EventFault = { field: string; value?: string; message: string }

/** What is known from the request besides the event itself. */
export type EventContext = {
  receivedAt: Date
  /** When the whole batch was sent, by the sender's clock. */
  sentAt: unknown
  /** The most bytes of its JSON; null: the whole body is shorter. */
  largest: number | null
  makeId: () => string
}

const LONGEST_ID = 500
const LONGEST_NAME = 500
const EXCERPT_LENGTH = 100

/** Thrown and caught within this file only. */
class EventError extends Error {
  readonly fault: EventFault

  constructor(field: string, value: unknown, message: string) {
    super(message)
    this.fault = { field, ...(value === undefined ? {} : { value: excerpt(value) }), message }
  }
}

/**
 * Reads one event as Segment's clients send it.
 *
 * @param as the kind when the address says it; null: the event's own `type` does
 * @returns the event, or what is wrong with it
 * @see https://segment.com/docs/connections/spec/common/
 */
export function parseEvent(raw: unknown, as: Kind | null, around: EventContext): IncomingEvent | EventFault {
  try {
    return read(raw, as, around)
  } catch (error) {
    if (error instanceof EventError) return error.fault
    throw error
  }
}

export const isEventFault = (answer: IncomingEvent | EventFault): answer is EventFault => 'field' in answer

function read(raw: unknown, as: Kind | null, around: EventContext): IncomingEvent {
  if (!isRecord(raw))
    throw new EventError('event', raw, 'An event must be an object, such as {"type":"track", …}.')
  refuseLarge(raw, around.largest)
  const kind = as ?? kindOf(raw)
  const userRef = idOf(raw, 'userId')
  const anonymousId = idOf(raw, 'anonymousId')
  if (userRef === null && anonymousId === null)
    throw new EventError('userId', undefined, 'userId or anonymousId is needed, to know who did it.')
  const context = isRecord(raw.context) ? raw.context : {}
  const properties = kind === 'identify' || kind === 'group' ? traitsOf(raw, kind, context) : raw.properties
  return {
    messageId: idOf(raw, 'messageId') ?? around.makeId(),
    kind,
    name: nameOf(raw, kind),
    userRef: kind === 'alias' ? requiredId(raw, 'userId') : userRef,
    anonymousId,
    groupRef: kind === 'group' ? requiredId(raw, 'groupId') : idOf(context, 'groupId', 'context.groupId'),
    previousRef: kind === 'alias' ? requiredId(raw, 'previousId') : null,
    occurredAt: momentOf(raw, around),
    receivedAt: around.receivedAt,
    properties: propertiesOf(properties, kind),
  }
}

function kindOf(raw: Record<string, unknown>): Kind {
  const kind = kinds.find((one) => one === raw.type)
  if (kind) return kind
  throw new EventError('type', raw.type, `type is one of ${kinds.join(', ')}.`)
}

/** An id as text; numbers are common and become their digits. An empty one counts as none. */
function idOf(raw: Record<string, unknown>, field: string, shownAs = field): string | null {
  const value = Object.hasOwn(raw, field) ? raw[field] : null
  if (value === null || value === undefined || value === '') return null
  if (typeof value === 'number') {
    if (Math.abs(value) <= Number.MAX_SAFE_INTEGER) return String(value)
    throw new EventError(
      shownAs,
      value,
      `${shownAs} is too large to be represented exactly. Send it as text, in quotes.`,
    )
  }
  if (typeof value !== 'string') throw new EventError(shownAs, value, `${shownAs} must be text or a number.`)
  if (value.length > LONGEST_ID)
    throw new EventError(
      shownAs,
      value,
      `${shownAs} has ${value.length} letters; ${LONGEST_ID} is the most. Send a shorter id.`,
    )
  if (value.includes('\0') || !value.isWellFormed())
    throw new EventError(
      shownAs,
      value,
      `${shownAs} contains a zero byte or half a character, so it cannot be distinguished from others.`,
    )
  return value
}

function requiredId(raw: Record<string, unknown>, field: string): string {
  const id = idOf(raw, field)
  if (id !== null) return id
  throw new EventError(field, undefined, `${field} is needed here.`)
}

function nameOf(raw: Record<string, unknown>, kind: Kind): string | null {
  if (kind !== 'track' && kind !== 'page' && kind !== 'screen') return null
  const [field, value] =
    kind === 'track' ? ['event', raw.event] : ['name', raw.name === '' ? null : (raw.name ?? raw.category)]
  if (value === null || value === undefined || value === '') {
    if (kind !== 'track') return null
    throw new EventError('event', value, 'event is needed: the name of the event, such as "Report Exported".')
  }
  if (typeof value !== 'string' && typeof value !== 'number')
    throw new EventError(field, value, `${field} must be text.`)
  const name = toStorableText(String(value))
  if (name.length <= LONGEST_NAME) return name
  throw new EventError(field, value, `${field} has ${name.length} letters; ${LONGEST_NAME} is the most.`)
}

/** Some clients send traits beside the event; those in the event itself come first. */
function traitsOf(raw: Record<string, unknown>, kind: Kind, context: Record<string, unknown>): unknown {
  if (raw.traits !== undefined || kind === 'group') return raw.traits
  return context.traits
}

function propertiesOf(value: unknown, kind: Kind): string | null {
  const field = kind === 'identify' || kind === 'group' ? 'traits' : 'properties'
  if (value === undefined || value === null) return null
  if (!isRecord(value))
    throw new EventError(field, value, `${field} must be an object, as in {"plan":"pro"}.`)
  if (isDeeperThan(value, MAX_DEPTH))
    throw new EventError(field, undefined, `${field} holds more than ${MAX_DEPTH} levels of nesting.`)
  const text = toStorableJson(value)
  return text === '{}' ? null : text
}

function momentOf(raw: Record<string, unknown>, { receivedAt, sentAt }: EventContext): Date {
  const moment = occurredAt(
    { timestamp: raw.originalTimestamp ?? raw.timestamp, sentAt: raw.sentAt ?? sentAt },
    receivedAt,
  )
  if (moment instanceof Date) return moment
  throw new EventError(moment.field, raw[moment.field] ?? sentAt, moment.message)
}

function refuseLarge(raw: Record<string, unknown>, largest: number | null): void {
  if (largest === null) return
  if (isDeeperThan(raw, MAX_DEPTH + 2))
    throw new EventError('event', undefined, `The event holds more than ${MAX_DEPTH + 2} levels of nesting.`)
  const bytes = Buffer.byteLength(JSON.stringify(raw))
  if (bytes <= largest) return
  throw new EventError(
    'event',
    undefined,
    `The event has ${bytes} bytes; ${largest} is the most. Send less with it.`,
  )
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function excerpt(value: unknown): string {
  const text =
    typeof value === 'string' ? value : isDeeperThan(value, MAX_DEPTH) ? '…' : JSON.stringify(value)
  return toStorableText((text ?? String(value)).slice(0, EXCERPT_LENGTH))
}
