import { randomUUID } from 'node:crypto'
import type { Context, Env, Hono } from 'hono'
import { cors } from 'hono/cors'
import { Refusal } from '../../platform/errors/refusal.ts'
import { TokenBuckets } from '../../platform/limits/rate-limit-store.ts'
import { toRefusal } from '../../platform/errors/error-mapping.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { IncomingEvent, Kind } from '../../usage/event.ts'
import { accept } from '../../usage/usage.ts'
import { LARGEST_EVENT } from '../endpoint/body.ts'
import { batchWriter } from './batch-writer.ts'
import {
  faultsResponse,
  authenticateRequest,
  type ItemFault,
  type KeyEndpoint,
} from '../endpoint/endpoint.ts'
import { isEventFault, parseEvent } from './event.ts'

/** What each address takes: one event of a kind, or a batch. The single letters are those of Segment's browser client. */
const ADDRESSES: Record<string, Kind | 'batch'> = {
  identify: 'identify',
  group: 'group',
  track: 'track',
  page: 'page',
  screen: 'screen',
  alias: 'alias',
  batch: 'batch',
  i: 'identify',
  g: 'group',
  t: 'track',
  p: 'page',
  s: 'screen',
  a: 'alias',
  b: 'batch',
}

/** Requests a second for one key, and how many at once: a product in a loop, not a busy one, meets this. */
const [PER_SECOND, BURST] = [1000, 5000]
/** Events in one write to the database, and writes at once. */
const [BATCH_SIZE, CONCURRENT_WRITES] = [2000, 2]

export type TrackingEndpoint = {
  scope: () => Scope
  /** Called when something new lies in the inbox. */
  onArrival?: () => void
  buckets?: TokenBuckets
}

/** Pages anywhere may ask; the browser asks first whether they may. */
export const allowAnyOrigin = cors({
  origin: '*',
  allowMethods: ['POST'],
  allowHeaders: ['authorization', 'content-type'],
  exposeHeaders: ['retry-after'],
  maxAge: 86_400,
})

/** The door through which products tell what their users do, as Segment's and RudderStack's clients tell it. */
export function addTrackingEndpoints<E extends Env>(app: Hono<E>, door: TrackingEndpoint): void {
  const buckets = door.buckets ?? new TokenBuckets(PER_SECOND, BURST)
  const keep = batchWriter<IncomingEvent>(
    (events) => accept(door.scope(), events),
    BATCH_SIZE,
    CONCURRENT_WRITES,
    isUnavailable,
  )
  for (const [address, kind] of Object.entries(ADDRESSES))
    app.post(`/v1/${address}`, (c) => handle(c, { ...door, requiredScope: 'track', buckets, keep }, kind))
}

type RunningEndpoint = KeyEndpoint &
  Pick<TrackingEndpoint, 'onArrival'> & { keep: (events: IncomingEvent[]) => Promise<void> }

async function handle(c: Context, door: RunningEndpoint, kind: Kind | 'batch'): Promise<Response> {
  const { scope, body, bytes } = await authenticateRequest(c, door)
  const { events, faults } = parseEvents(body, kind, scope.now, bytes)
  if (events.length > 0) {
    await door.keep(events)
    door.onArrival?.()
  }
  if (faults.length === 0) return c.json({ success: true })
  return c.json(faultsResponse('event', faults, events.length), 400)
}

const isUnavailable = (error: unknown) => toRefusal(error)?.status === 503

function parseEvents(
  body: unknown,
  kind: Kind | 'batch',
  receivedAt: Date,
  bytes: number,
): { events: IncomingEvent[]; faults: ItemFault[] } {
  const told = body as { batch?: unknown; sentAt?: unknown } | null
  const batch = kind === 'batch' ? told?.batch : [body]
  if (!Array.isArray(batch))
    throw new Refusal(
      400,
      'no_batch',
      'A batch is an object with a list, as in {"batch":[{"type":"track", …}]}.',
    )
  const around = {
    receivedAt,
    sentAt: told?.sentAt,
    largest: bytes > LARGEST_EVENT ? LARGEST_EVENT : null,
    makeId: randomUUID,
  }
  const events: IncomingEvent[] = []
  const faults: ItemFault[] = []
  batch.forEach((raw: unknown, index) => {
    const read = parseEvent(raw, kind === 'batch' ? null : kind, around)
    if (isEventFault(read)) faults.push({ index, ...read })
    else events.push(read)
  })
  return { events, faults }
}
