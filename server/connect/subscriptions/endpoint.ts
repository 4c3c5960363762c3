import type { Context, Env, Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../../platform/errors/refusal.ts'
import { TokenBuckets } from '../../platform/limits/rate-limit-store.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { toldChange } from '../../sales/subscriptions/schema.ts'
import type { Numbered } from '../../sales/subscriptions/staging-store.ts'
import { tell } from '../../sales/subscriptions/subscriptions.ts'
import { answerTo, letIn, type Fault, type KeyDoor } from '../endpoint/endpoint.ts'

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

export type SubscriptionsDoor = { scope: () => Scope; buckets?: TokenBuckets }

/** The door through which programs tell what happened to subscriptions, one or many changes at once. */
export function subscriptionsDoor<E extends Env>(app: Hono<E>, door: SubscriptionsDoor): void {
  const buckets = door.buckets ?? new TokenBuckets(PER_SECOND, BURST)
  app.post('/v1/subscriptions', (c) => take(c, { ...door, wanted: 'write', buckets }))
}

async function take(c: Context, door: KeyDoor): Promise<Response> {
  const { scope, body } = await letIn(c, door)
  const { source, changes } = listOf(body)
  const { sound, faults } = readChanges(changes)
  const { taken, known, rejects } = await tell(scope, source, sound)
  for (const { line, value, reason } of rejects) faults.push({ index: line, message: `${value}: ${reason}.` })
  if (faults.length === 0) return c.json({ success: true, taken, known })
  faults.sort((one, other) => one.index - other.index)
  return c.json({ ...answerTo('change', faults, taken + known), taken, known }, 400)
}

function listOf(body: unknown): z.output<typeof bodyShape> {
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

function readChanges(changes: readonly unknown[]): { sound: Numbered[]; faults: Fault[] } {
  const faults: Fault[] = []
  const sound = changes.flatMap((raw, index): Numbered[] => {
    const read = toldChange.safeParse(raw)
    if (read.success) return [{ line: index, change: read.data }]
    const { path, message } = read.error.issues[0]!
    const field = path.join('.')
    faults.push({ index, field, message: `${field || 'The change'} ${message}.` })
    return []
  })
  return { sound, faults }
}
