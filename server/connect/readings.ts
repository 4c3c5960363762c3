import type { Context, Hono } from 'hono'
import type { ReadingFault } from '../goals/answers.ts'
import { lockGoals } from '../goals/lock.ts'
import { metrics } from '../goals/metrics.ts'
import { tellReadings, type IncomingReading } from '../goals/tell.ts'
import { Refusal } from '../platform/errors.ts'
import { checkKey } from '../platform/keys.ts'
import { TokenBuckets, TooMany } from '../platform/rate-limit.ts'
import { together, type Scope } from '../platform/scope.ts'
import { getSettings } from '../platform/settings.ts'
import { readReading, type BadReading, type ReadingTold } from './readings-body.ts'
import { whoseReadings } from './readings-whose.ts'
import { readJson } from './tracking-body.ts'
import { shownKey } from './tracking.ts'
import { localTime } from './zone.ts'

/** Requests a second for one key, and how many at once. */
const [PER_SECOND, BURST] = [20, 200]
const MOST_AT_ONCE = 5000
const FAULTS_SHOWN = 100

export type ReadingsDoor = { scope: () => Scope; buckets?: TokenBuckets }

/** The door through which programs tell readings, one or many at once. */
// oxlint-disable-next-line typescript/no-explicit-any
export function readingsDoor(app: Hono<any>, door: ReadingsDoor): void {
  const buckets = door.buckets ?? new TokenBuckets(PER_SECOND, BURST)
  app.post('/v1/readings', (c) => take(c, door.scope(), buckets))
}

async function take(c: Context, scope: Scope, buckets: TokenBuckets): Promise<Response> {
  const { value: body } = await readJson(c.req.raw)
  const keyId = await keyOf(scope, c.req.header('authorization'))
  const wait = buckets.take(String(keyId), scope.now.getTime())
  if (wait > 0) throw new TooMany(wait)
  const { told, known, faults } = await tell(scope, keyId, listOf(body))
  if (faults.length === 0) return c.json({ success: true, told, known })
  return c.json({ ...answerTo(faults, told + known), told, known }, 400)
}

/** @throws Refusal 401 when the key is missing, unknown, revoked, or may not write */
async function keyOf(scope: Scope, authorization: string | undefined): Promise<number> {
  const key = shownKey(authorization)
  if (!key)
    throw new Refusal(
      401,
      'key_missing',
      'A key is needed: as a bearer, or as the user of basic authentication.',
    )
  const id = await checkKey(scope, key, 'write')
  if (id !== null) return id
  throw new Refusal(
    401,
    'key_unknown',
    'This key is not known here, was revoked, or may not write. Make one: rondo key create NAME --scope write',
  )
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

type Fault = Omit<BadReading, 'field'> & { field?: string }

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

/** The good ones are kept all the same: a client that gives up loses only the bad ones. */
function answerTo(faults: Fault[], kept: number) {
  const [first] = faults
  const count = faults.length === 1 ? 'One reading' : `${faults.length} readings`
  const others =
    kept === 0 ? 'Nothing was kept.' : `The other ${kept} are kept; sending them again changes nothing.`
  return {
    success: false,
    code: 'bad_reading',
    message: `${count} cannot be taken. The first is number ${first!.index}: ${first!.message} ${others}`,
    errors: faults.slice(0, FAULTS_SHOWN),
  }
}
