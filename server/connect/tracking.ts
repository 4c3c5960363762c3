import { randomUUID } from 'node:crypto'
import type { Context, Hono } from 'hono'
import { cors } from 'hono/cors'
import { Refusal } from '../platform/errors.ts'
import { checkKey } from '../platform/keys.ts'
import { refusalOf } from '../platform/refusals.ts'
import { TokenBuckets, TooMany } from '../platform/rate-limit.ts'
import type { Scope } from '../platform/scope.ts'
import type { IncomingEvent, Kind } from '../usage/incoming.ts'
import { accept } from '../usage/usage.ts'
import { gathered } from './gather.ts'
import { LARGEST_EVENT, readJson } from './tracking-body.ts'
import { isFault, readEvent, type Fault } from './tracking-event.ts'

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
const [TOGETHER, ABREAST] = [2000, 2]
const FAULTS_SHOWN = 100

export type TrackingDoor = {
  scope: () => Scope
  /** Called when something new lies in the inbox. */
  arrived?: () => void
  buckets?: TokenBuckets
}

/** Pages anywhere may ask; the browser asks first whether they may. */
export const anySite = cors({
  origin: '*',
  allowMethods: ['POST'],
  allowHeaders: ['authorization', 'content-type'],
  exposeHeaders: ['retry-after'],
  maxAge: 86_400,
})

/** The door through which products tell what their users do, as Segment's and RudderStack's clients tell it. */
// oxlint-disable-next-line typescript/no-explicit-any
export function tracking(app: Hono<any>, door: TrackingDoor): void {
  const buckets = door.buckets ?? new TokenBuckets(PER_SECOND, BURST)
  const keep = gathered<IncomingEvent>((events) => accept(door.scope(), events), TOGETHER, ABREAST, isAway)
  for (const [address, kind] of Object.entries(ADDRESSES))
    app.post(`/v1/${address}`, (c) => take(c, { ...door, buckets, keep }, kind))
}

type OpenDoor = Required<Pick<TrackingDoor, 'scope' | 'buckets'>> &
  Pick<TrackingDoor, 'arrived'> & { keep: (events: IncomingEvent[]) => Promise<void> }

async function take(
  c: Context,
  { scope: openScope, arrived, buckets, keep }: OpenDoor,
  kind: Kind | 'batch',
): Promise<Response> {
  const { value, bytes } = await readJson(c.req.raw)
  const scope = openScope()
  const keyId = await keyOf(scope, c.req.header('authorization'), value)
  const wait = buckets.take(String(keyId), scope.now.getTime())
  if (wait > 0) throw new TooMany(wait)
  const { events, faults } = readEvents(value, kind, scope.now, bytes)
  if (events.length > 0) {
    await keep(events)
    arrived?.()
  }
  if (faults.length === 0) return c.json({ success: true })
  return c.json(answerTo(faults, events.length), 400)
}

const isAway = (error: unknown) => refusalOf(error)?.status === 503

/** @throws Refusal 401 when the key is missing, unknown or revoked */
async function keyOf(scope: Scope, authorization: string | undefined, body: unknown): Promise<number> {
  const key = shownKey(authorization) ?? keyInBody(body)
  if (!key)
    throw new Refusal(
      401,
      'key_missing',
      'A key is needed: as the user of basic authentication, as a bearer, or as writeKey in the body.',
    )
  const id = await checkKey(scope, key, 'track')
  if (id !== null) return id
  throw new Refusal(
    401,
    'key_unknown',
    'This key is not known here, or it was revoked. Make one: rondo key create',
  )
}

/** @example shownKey('Basic cmtfMTo=') // 'rk_1' */
export function shownKey(authorization: string | undefined): string | null {
  const [, scheme = '', value = ''] = /^\s*(basic|bearer)\s+(\S+)\s*$/i.exec(authorization ?? '') ?? []
  if (scheme.toLowerCase() === 'bearer') return value
  const user = Buffer.from(value, 'base64').toString('utf8').split(':')[0]
  return user || null
}

function keyInBody(body: unknown): string | null {
  const key = (body as { writeKey?: unknown } | null)?.writeKey
  return typeof key === 'string' && key !== '' ? key : null
}

type Indexed = Fault & { index: number }

function readEvents(
  body: unknown,
  kind: Kind | 'batch',
  receivedAt: Date,
  bytes: number,
): { events: IncomingEvent[]; faults: Indexed[] } {
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
  const faults: Indexed[] = []
  batch.forEach((raw: unknown, index) => {
    const read = readEvent(raw, kind === 'batch' ? null : kind, around)
    if (isFault(read)) faults.push({ index, ...read })
    else events.push(read)
  })
  return { events, faults }
}

/** The good events of the batch are kept all the same: a client that gives up loses only the bad ones. */
function answerTo(faults: Indexed[], kept: number) {
  const [first] = faults
  const others =
    kept === 0 ? 'Nothing was kept.' : `The other ${kept} are kept; sending them again changes nothing.`
  const count = faults.length === 1 ? 'One event' : `${faults.length} events`
  return {
    success: false,
    code: 'bad_event',
    message: `${count} cannot be taken. The first is number ${first!.index}: ${first!.message} ${others}`,
    errors: faults.slice(0, FAULTS_SHOWN),
  }
}
