import type { Context, Env, Hono } from 'hono'
import type { ReadingFault } from '../../goals/goal.ts'
import { lockGoals } from '../../goals/lock.ts'
import { metrics } from '../../goals/metrics/metrics.ts'
import { importReadings, type IncomingReading } from '../../goals/imports/imports.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { TokenBuckets } from '../../platform/limits/rate-limit-store.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import {
  faultsResponse,
  authenticateRequest,
  type ItemFault,
  type KeyEndpoint,
} from '../endpoint/endpoint.ts'
import { parseReading, type ReadingFieldFault, type ParsedReading } from './body.ts'
import { resolveCustomers } from './customer-store.ts'
import { localTime } from '../table/local-time.ts'

/** Requests a second for one key, and how many at once. */
const [PER_SECOND, BURST] = [20, 200]
const MOST_AT_ONCE = 5000

export type ReadingsEndpoint = { scope: () => Scope; buckets?: TokenBuckets }

/** The door through which programs tell readings, one or many at once. */
export function addReadingsEndpoint<E extends Env>(app: Hono<E>, door: ReadingsEndpoint): void {
  const buckets = door.buckets ?? new TokenBuckets(PER_SECOND, BURST)
  app.post('/v1/readings', (c) => handle(c, { ...door, requiredScope: 'write', buckets }))
}

async function handle(c: Context, door: KeyEndpoint): Promise<Response> {
  const { scope, keyId, body } = await authenticateRequest(c, door)
  const { told, known, faults } = await recordReadings(scope, keyId, readingsIn(body))
  if (faults.length === 0) return c.json({ success: true, told, known })
  return c.json({ ...faultsResponse('reading', faults, told + known), told, known }, 400)
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
  if (list.length <= MOST_AT_ONCE) return list
  throw new Refusal(
    413,
    'too_many_readings',
    `${list.length} readings were sent; ${MOST_AT_ONCE} at once are the most.`,
  )
}

async function recordReadings(scope: Scope, keyId: number, list: unknown[]) {
  const toMoment = localTime((await getSettings(scope)).timeZone)
  const read = list.map((raw, index) => parseReading(raw, index, scope.now, toMoment))
  const faults: ItemFault[] = read.filter((one): one is ReadingFieldFault => 'field' in one)
  const sound = read.filter((one): one is ParsedReading => !('field' in one))
  return inTransaction(scope, async (scope) => {
    // Before anybody is looked up: a merge that is under way has then ended.
    await lockGoals(scope.db)
    const all = await metrics(scope)
    const byKey = new Map(all.map((metric) => [metric.key, metric]))
    const whose = await resolveCustomers(
      scope,
      sound.map(({ customer }) => customer),
    )
    const ready = sound.flatMap(({ customer, metric: key, ...one }, place): IncomingReading[] => {
      const [metric, customerId] = [byKey.get(key), whose[place]]
      if (!metric)
        faults.push({
          index: one.index,
          field: 'metric',
          message: `There is no metric with the key "${key}".`,
        })
      else if (!customerId)
        faults.push({
          index: one.index,
          field: 'customer',
          message: `Nobody is known by ${customer.kind} "${customer.ref}".`,
        })
      return metric && customerId ? [{ ...one, metricId: metric.id, customerId }] : []
    })
    const byId = new Map(all.map((metric) => [metric.id, metric]))
    const answer = await importReadings(
      scope,
      { source: 'api', by: `key ${keyId}`, batchId: null },
      ready,
      byId,
    )
    return { ...answer, faults: sortedByIndex([...faults, ...answer.faults.map(describeFault)]) }
  })
}

const describeFault = ({ index, reason }: ReadingFault): ItemFault => ({ index, message: `${reason}.` })
const sortedByIndex = (faults: ItemFault[]) => faults.toSorted((one, other) => one.index - other.index)
