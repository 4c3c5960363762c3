import { z } from 'zod'
import { findCustomers } from '../../customers/identity/lookup-store.ts'
import type { ReadingFault } from '../../goals/imports/schema.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { metrics } from '../../goals/metrics/metrics.ts'
import type { IncomingReading } from '../../goals/imports/incoming.ts'
import { importReadings } from '../../goals/imports/imports.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { inTransaction } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import type { ItemFault, KeyEndpoint, KeyRequest, Outcome } from '../key-api/endpoint.ts'
import { localTime } from '../table/local-time.ts'
import { parseReading, type ParsedReading, type ReadingFieldFault } from './body.ts'

const MOST_READINGS = 5000

const idShape = z.union([z.string(), z.int()])
const readingShape = z.object({
  customer: z
    .object({ email: idShape, group: idShape, user: idShape, id: idShape })
    .partial()
    .describe('Exactly one of them.'),
  metric: z.string().describe('The key of a metric.'),
  value: z.number(),
  id: idShape.describe('The same id counts once.'),
  at: z.string().nullish().describe('A day or a moment; without it, now.'),
  corrects: idShape.nullish().describe('The id of the reading that this one replaces.'),
})

/** Readings of metrics from programs, one or many per request. */
export const readingsEndpoint: KeyEndpoint = {
  paths: ['readings'],
  keyScope: 'write',
  limit: { perSecond: 20, burst: 200 },
  summary: 'Send readings of metrics.',
  noun: 'reading',
  body: z.union([z.object({ readings: z.array(readingShape).max(MOST_READINGS) }), readingShape]),
  response: z.object({ success: z.literal(true), added: z.int(), known: z.int() }),
  open: () => recordReadings,
}

async function recordReadings({ scope, keyId, body }: KeyRequest): Promise<Outcome> {
  const toMoment = localTime((await getSettings(scope)).timeZone)
  const parsed = readingsIn(body).map((raw, index) => parseReading(raw, index, scope.now, toMoment))
  const faults: ItemFault[] = parsed.filter((one): one is ReadingFieldFault => 'field' in one)
  const sound = parsed.filter((one): one is ParsedReading => !('field' in one))
  return inTransaction(scope, async (scope) => {
    // Before the customers are looked up, so that a merge in progress has ended.
    await lock(scope.db, 'goals')
    const all = await metrics(scope)
    const byKey = new Map(all.map((metric) => [metric.key, metric]))
    const customerIds = await findCustomers(
      scope,
      sound.map(({ customer }) => customer),
    )
    const ready = sound.flatMap(({ customer, metric: key, ...reading }, place): IncomingReading[] => {
      const [metric, customerId] = [byKey.get(key), customerIds[place]]
      const refuse = (field: string, message: string) => faults.push({ index: reading.index, field, message })
      if (!metric) refuse('metric', `There is no metric with the key "${key}".`)
      else if (!customerId) refuse('customer', `No customer is known by ${customer.kind} "${customer.ref}".`)
      return metric && customerId ? [{ ...reading, metricId: metric.id, customerId }] : []
    })
    const { added, known, ...rest } = await importReadings(
      scope,
      { source: 'api', by: `key ${keyId}`, batchId: null },
      ready,
      new Map(all.map((metric) => [metric.id, metric])),
    )
    return {
      faults: sortedByIndex([...faults, ...rest.faults.map(describeFault)]),
      kept: added + known,
      counts: { added, known },
    }
  })
}

function readingsIn(body: unknown): unknown[] {
  const list = (body as { readings?: unknown } | null)?.readings
  if (list === undefined) return [body]
  if (!Array.isArray(list))
    throw new Refusal(
      400,
      'no_readings',
      'Many readings are an object with a list, as in {"readings":[{…}]}.',
    )
  if (list.length <= MOST_READINGS) return list
  throw new Refusal(
    413,
    'too_many_readings',
    `${list.length} readings were sent; ${MOST_READINGS} is the most per request.`,
  )
}

const describeFault = ({ index, reason }: ReadingFault): ItemFault => ({ index, message: `${reason}.` })
const sortedByIndex = (faults: ItemFault[]) => faults.toSorted((one, other) => one.index - other.index)
