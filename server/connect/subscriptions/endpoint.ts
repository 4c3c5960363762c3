import { z } from 'zod'
import { Refusal } from '../../platform/errors/refusal.ts'
import { incomingChange } from '../../sales/subscriptions/schema.ts'
import type { NumberedChange } from '../../sales/subscriptions/staging-store.ts'
import { recordChanges } from '../../sales/subscriptions/subscriptions.ts'
import type { ItemFault, KeyEndpoint, KeyRequest, Outcome } from '../key-api/endpoint.ts'

const MOST_CHANGES = 5000

/** Keeps the ids of two systems apart. */
const source = z
  .string()
  .regex(/^[a-z0-9][a-z0-9 _-]{0,49}$/, 'is a short lower-case name, such as billing')
  .default('api')
const bodyShape = z.strictObject({ source, changes: z.array(z.unknown()).min(1).max(MOST_CHANGES) })

/** Changes of subscriptions from programs, one or many per request. */
export const subscriptionsEndpoint: KeyEndpoint = {
  paths: ['subscriptions'],
  keyScope: 'write',
  limit: { perSecond: 20, burst: 200 },
  summary: 'Send changes of subscriptions.',
  noun: 'change',
  body: z.union([
    bodyShape.extend({ changes: z.array(incomingChange).min(1).max(MOST_CHANGES) }),
    incomingChange,
  ]),
  response: z.object({ success: z.literal(true), taken: z.int(), known: z.int() }),
  open: () => recordRequest,
}

async function recordRequest({ scope, body }: KeyRequest): Promise<Outcome> {
  const { source, changes } = changesIn(body)
  const { sound, faults } = parseChanges(changes)
  const { taken, known, rejects } = await recordChanges(scope, source, sound)
  for (const { line, value, reason } of rejects) faults.push({ index: line, message: `${value}: ${reason}.` })
  faults.sort((one, other) => one.index - other.index)
  return { faults, kept: taken + known, counts: { taken, known } }
}

function changesIn(body: unknown): z.output<typeof bodyShape> {
  const isList = typeof body === 'object' && body !== null && 'changes' in body
  const parsed = bodyShape.safeParse(isList ? body : { changes: [body] })
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  throw new Refusal(
    400,
    'bad_body',
    `${path.join('.') || 'The body'}: ${message}. Send {"source":"billing","changes":[{…}]} with at most ${MOST_CHANGES} changes.`,
  )
}

function parseChanges(changes: readonly unknown[]): { sound: NumberedChange[]; faults: ItemFault[] } {
  const faults: ItemFault[] = []
  const sound = changes.flatMap((raw, index): NumberedChange[] => {
    const parsed = incomingChange.safeParse(raw)
    if (parsed.success) return [{ line: index, change: parsed.data }]
    const { path, message } = parsed.error.issues[0]!
    const field = path.join('.')
    faults.push({ index, field, message: `${field || 'The change'} ${message}.` })
    return []
  })
  return { sound, faults }
}
