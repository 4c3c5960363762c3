import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { toRefusal } from '../../platform/errors/error-mapping.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { kinds, type IncomingEvent, type Kind } from '../../usage/event.ts'
import { accept } from '../../usage/usage.ts'
import { LARGEST_EVENT } from '../key-api/body.ts'
import type { ItemFault, KeyApiDependencies, KeyEndpoint, KeyRequest, Outcome } from '../key-api/endpoint.ts'
import { batchWriter } from './batch-writer.ts'
import { isEventFault, parseEvent } from './event.ts'

/** What each path accepts: one event of a kind, or a batch. Segment's browser client uses the single letters. */
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

/** How many events one write to the database contains, and how many writes run at once. */
const [BATCH_SIZE, CONCURRENT_WRITES] = [2000, 2]

const eventShape = z.looseObject({
  type: z.enum(kinds).optional().describe('Needed in a batch; elsewhere the address says it.'),
  userId: z.union([z.string(), z.number()]).nullish(),
  anonymousId: z.union([z.string(), z.number()]).nullish().describe('userId or anonymousId is needed.'),
  messageId: z.union([z.string(), z.number()]).nullish().describe('The same id counts once.'),
  event: z.string().optional().describe('What was done; required for track.'),
  timestamp: z.string().nullish(),
})
const batchShape = z.looseObject({ batch: z.array(eventShape), sentAt: z.string().nullish() })

/** What products report about their users, in the form of Segment's and RudderStack's clients. */
export const trackingEndpoint: KeyEndpoint = {
  paths: Object.keys(ADDRESSES),
  keyScope: 'track',
  // Only a product with a runaway loop exceeds this.
  limit: { perSecond: 1000, burst: 5000 },
  summary: 'Report what users do in the product.',
  noun: 'event',
  body: z.union([batchShape, eventShape]),
  response: z.object({ success: z.literal(true) }),
  open(dependencies) {
    const write = batchWriter<IncomingEvent>(
      (events) => accept(dependencies.scope(), events),
      BATCH_SIZE,
      CONCURRENT_WRITES,
      isUnavailable,
    )
    return (request) => track(request, write, dependencies)
  },
}

const isUnavailable = (error: unknown) => toRefusal(error)?.status === 503

async function track(
  { scope, path, body, bytes }: KeyRequest,
  write: (events: IncomingEvent[]) => Promise<void>,
  { onTracked }: KeyApiDependencies,
): Promise<Outcome> {
  const { events, faults } = parseEvents(body, ADDRESSES[path] ?? 'batch', scope.now, bytes)
  if (events.length > 0) {
    await write(events)
    onTracked?.()
  }
  return { faults, kept: events.length }
}

function parseEvents(
  body: unknown,
  kind: Kind | 'batch',
  receivedAt: Date,
  bytes: number,
): { events: IncomingEvent[]; faults: ItemFault[] } {
  const envelope = body as { batch?: unknown; sentAt?: unknown } | null
  const batch = kind === 'batch' ? envelope?.batch : [body]
  if (!Array.isArray(batch))
    throw new Refusal(
      400,
      'no_batch',
      'A batch must be an object with a list, such as {"batch":[{"type":"track", …}]}.',
    )
  const context = {
    receivedAt,
    sentAt: envelope?.sentAt,
    largest: bytes > LARGEST_EVENT ? LARGEST_EVENT : null,
    makeId: randomUUID,
  }
  const events: IncomingEvent[] = []
  const faults: ItemFault[] = []
  batch.forEach((raw: unknown, index) => {
    const event = parseEvent(raw, kind === 'batch' ? null : kind, context)
    if (isEventFault(event)) faults.push({ index, ...event })
    else events.push(event)
  })
  return { events, faults }
}
