import type { Context, Hono } from 'hono'
import { z } from 'zod'
import { Refusal } from '../platform/errors.ts'
import { checkKey } from '../platform/keys.ts'
import { TokenBuckets, TooMany } from '../platform/rate-limit.ts'
import type { Scope } from '../platform/scope.ts'
import { toldChange } from '../sales/subscriptions/schema.ts'
import type { Numbered } from '../sales/subscriptions/staging.ts'
import { tell } from '../sales/subscriptions/subscriptions.ts'
import { readJson } from './tracking-body.ts'
import { shownKey } from './tracking.ts'

/** Requests a second for one key, and how many at once. */
const [PER_SECOND, BURST] = [20, 200]
const MOST_AT_ONCE = 5000
const FAULTS_SHOWN = 100

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
// oxlint-disable-next-line typescript/no-explicit-any
export function subscriptionsDoor(app: Hono<any>, door: SubscriptionsDoor): void {
  const buckets = door.buckets ?? new TokenBuckets(PER_SECOND, BURST)
  app.post('/v1/subscriptions', (c) => take(c, door.scope(), buckets))
}

async function take(c: Context, scope: Scope, buckets: TokenBuckets): Promise<Response> {
  const { value: body } = await readJson(c.req.raw)
  const keyId = await keyOf(scope, c.req.header('authorization'))
  const wait = buckets.take(String(keyId), scope.now.getTime())
  if (wait > 0) throw new TooMany(wait)
  const { source, changes } = listOf(body)
  const { sound, faults } = readChanges(changes)
  const { taken, known, rejects } = await tell(scope, source, sound)
  for (const { line, value, reason } of rejects) faults.push({ index: line, message: `${value}: ${reason}.` })
  if (faults.length === 0) return c.json({ success: true, taken, known })
  faults.sort((one, other) => one.index - other.index)
  return c.json({ ...answerTo(faults, taken + known), taken, known }, 400)
}

/** @throws Refusal 401 when the key is missing, unknown, revoked, or may not write */
async function keyOf(scope: Scope, authorization: string | undefined): Promise<number> {
  const key = shownKey(authorization)
  const ways = 'as a bearer, or as the user of basic authentication'
  if (!key) throw new Refusal(401, 'key_missing', `A key is needed: ${ways}.`)
  const id = await checkKey(scope, key, 'write')
  if (id !== null) return id
  throw new Refusal(
    401,
    'key_unknown',
    'This key is not known here, was revoked, or may not write. Make one: rondo key create NAME --scope write',
  )
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

type Fault = { index: number; field?: string; message: string }

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

/** The good ones are kept all the same: a client that gives up loses only the bad ones. */
function answerTo(faults: Fault[], kept: number) {
  const [first] = faults
  const count = faults.length === 1 ? 'One change' : `${faults.length} changes`
  const others =
    kept === 0 ? 'Nothing was kept.' : `The other ${kept} are kept; sending them again changes nothing.`
  return {
    success: false,
    code: 'bad_change',
    message: `${count} cannot be taken. The first is number ${first!.index}: ${first!.message} ${others}`,
    errors: faults.slice(0, FAULTS_SHOWN),
  }
}
