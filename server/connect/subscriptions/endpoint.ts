import type { Context, Env, Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../../platform/errors/refusal.ts'
import { TokenBuckets } from '../../platform/limits/rate-limit-store.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { incomingChange } from '../../sales/subscriptions/schema.ts'
import type { NumberedChange } from '../../sales/subscriptions/staging-store.ts'
import { recordChanges } from '../../sales/subscriptions/subscriptions.ts'
import {
  faultsResponse,
  authenticateRequest,
  type ItemFault,
  type KeyEndpoint,
} from '../endpoint/endpoint.ts'

/** Requests a second for one key, and how many at once. */
const [PER_SECOND, BURST] = [20, 200]
const MOST_AT_ONCE = 5000

const bodyShape = z.strictObject({
  /** Whose word it is: its own name keeps the ids of two systems apart. */
  source: z
    .string()
    .regex(/^[a-z0-9][a-z0-9 _-]{0,49}$/, 'is a short name in small letters, such as billing')
    .default('api'),
  changes: z.array(z.unknown()).min(1).max(MOST_AT_ONCE),
})

export type SubscriptionsEndpoint = { scope: () => Scope; buckets?: TokenBuckets }

/** The door through which programs tell what happened to subscriptions, one or many changes at once. */
export function addSubscriptionsEndpoint<E extends Env>(app: Hono<E>, door: SubscriptionsEndpoint): void {
  const buckets = door.buckets ?? new TokenBuckets(PER_SECOND, BURST)
  app.post('/v1/subscriptions', (c) => handle(c, { ...door, requiredScope: 'write', buckets }))
}

async function handle(c: Context, door: KeyEndpoint): Promise<Response> {
  const { scope, body } = await authenticateRequest(c, door)
  const { source, changes } = changesIn(body)
  const { sound, faults } = parseChanges(changes)
  const { taken, known, rejects } = await recordChanges(scope, source, sound)
  for (const { line, value, reason } of rejects) faults.push({ index: line, message: `${value}: ${reason}.` })
  if (faults.length === 0) return c.json({ success: true, taken, known })
  faults.sort((one, other) => one.index - other.index)
  return c.json({ ...faultsResponse('change', faults, taken + known), taken, known }, 400)
}

function changesIn(body: unknown): z.output<typeof bodyShape> {
  const isList = typeof body === 'object' && body !== null && 'changes' in body
  const read = bodyShape.safeParse(isList ? body : { changes: [body] })
  if (read.success) return read.data
  const { path, message } = read.error.issues[0]!
  throw new Refusal(
    400,
    'bad_body',
    `${path.join('.') || 'The body'}: ${message}. Send {"source":"billing","changes":[{…}]} with at most ${MOST_AT_ONCE} changes.`,
  )
}

function parseChanges(changes: readonly unknown[]): { sound: NumberedChange[]; faults: ItemFault[] } {
  const faults: ItemFault[] = []
  const sound = changes.flatMap((raw, index): NumberedChange[] => {
    const read = incomingChange.safeParse(raw)
    if (read.success) return [{ line: index, change: read.data }]
    const { path, message } = read.error.issues[0]!
    const field = path.join('.')
    faults.push({ index, field, message: `${field || 'The change'} ${message}.` })
    return []
  })
  return { sound, faults }
}
