import type { Context, Env, Hono } from 'hono'
import type { ReadingFault } from '../../goals/goal.ts'
import { lockGoals } from '../../goals/lock.ts'
import { metrics } from '../../goals/metrics/metrics.ts'
import { tellReadings, type IncomingReading } from '../../goals/imports/imports.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { TokenBuckets } from '../../platform/limits/rate-limit-store.ts'
import { together, type Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { answerTo, letIn, type Fault, type KeyDoor } from '../endpoint/endpoint.ts'
import { readReading, type BadReading, type ReadingTold } from './body.ts'
import { whoseReadings } from './customer-store.ts'
import { localTime } from '../table/local-time.ts'

/** Requests a second for one key, and how many at once. */
const [PER_SECOND, BURST] = [20, 200]
const MOST_AT_ONCE = 5000

export type ReadingsDoor = { scope: () => Scope; buckets?: TokenBuckets }

/** The door through which programs tell readings, one or many at once. */
export function readingsDoor<E extends Env>(app: Hono<E>, door: ReadingsDoor): void {
  const buckets = door.buckets ?? new TokenBuckets(PER_SECOND, BURST)
  app.post('/v1/readings', (c) => take(c, { ...door, wanted: 'write', buckets }))
}

async function take(c: Context, door: KeyDoor): Promise<Response> {
  const { scope, keyId, body } = await letIn(c, door)
  const { told, known, faults } = await tell(scope, keyId, listOf(body))
  if (faults.length === 0) return c.json({ success: true, told, known })
  return c.json({ ...answerTo('reading', faults, told + known), told, known }, 400)
}

function listOf(body: unknown): unknown[] {
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

async function tell(scope: Scope, keyId: number, list: unknown[]) {
  const toMoment = localTime((await getSettings(scope)).timeZone)
  const read = list.map((raw, index) => readReading(raw, index, scope.now, toMoment))
  const faults: Fault[] = read.filter((one): one is BadReading => 'field' in one)
  const sound = read.filter((one): one is ReadingTold => !('field' in one))
  return together(scope, async (scope) => {
    // Before anybody is looked up: a merge that is under way has then ended.
    await lockGoals(scope.db)
    const all = await metrics(scope)
    const byKey = new Map(all.map((metric) => [metric.key, metric]))
    const whose = await whoseReadings(
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
          message: `Nobody is known by ${customer.by} "${customer.ref}".`,
        })
      return metric && customerId ? [{ ...one, metricId: metric.id, customerId }] : []
    })
    const byId = new Map(all.map((metric) => [metric.id, metric]))
    const answer = await tellReadings(
      scope,
      { source: 'api', by: `key ${keyId}`, batchId: null },
      ready,
      byId,
    )
    return { ...answer, faults: inOrder([...faults, ...answer.faults.map(inWords)]) }
  })
}

const inWords = ({ index, reason }: ReadingFault): Fault => ({ index, message: `${reason}.` })
const inOrder = (faults: Fault[]) => faults.toSorted((one, other) => one.index - other.index)
