import { changeCustomer } from '../customers/change.ts'
import { formatDay, parseDay } from '../platform/calendar/days.ts'
import { todayOf } from '../platform/calendar/today.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../platform/scope/scope.ts'
import { lock } from '../platform/database/locks-store.ts'
import type { Computation } from '../goals/metrics/computation.ts'
import { computedMetrics, markComputed, metric } from '../goals/metrics/metrics.ts'
import { recordComputed } from '../goals/readings/readings.ts'
import { computeValues, customersWithGoals, oneCustomer } from './store.ts'

/**
 * Computes a metric now, as of today so far: of one customer, or of all who have a goal with it that is not dropped.
 *
 * @returns how many customers have a new or changed reading
 * @throws Refusal 409 when the metric is not a computed one
 */
export async function computeNow(
  scope: Scope,
  id: number,
  customerId?: number,
): Promise<{ customers: number }> {
  const { computation, name } = await metric(scope, id)
  if (!computation)
    throw new Refusal(409, 'metric_not_computed', `${name} is not computed. Record a reading instead.`)
  const { text: today } = await todayOf(scope)
  if (customerId === undefined)
    return { customers: await computeDay(scope, { id, computation }, today, null) }
  return changeCustomer(scope, customerId, async (scope, only) => ({
    customers: await computeDay(scope, { id, computation }, today, only),
  }))
}

/** So many past days are recomputed each night, because events may arrive late. */
const RECOMPUTED_DAYS = 2
/** After a longer outage the days before are left out: nobody waits for them, and the night has to end. */
const MOST_DAYS = 31

/**
 * Once a day: computes all metrics as of the end of yesterday and of the day before, and of the days on which Rondo did not
 * run. Does nothing when that is done.
 */
export async function computeNightly(scope: Scope): Promise<void> {
  const yesterday = (await todayOf(scope)).day - 1
  for (const { id, computation, computedOn } of await computedMetrics(scope)) {
    if (computedOn !== null && parseDay(computedOn) >= yesterday) continue
    const missed = computedOn === null ? 0 : yesterday - parseDay(computedOn)
    const days = Math.min(MOST_DAYS, Math.max(RECOMPUTED_DAYS, missed))
    for (let day = yesterday - days + 1; day <= yesterday; day++)
      await computeDay(scope, { id, computation }, formatDay(day), null)
    await markComputed(scope, id, formatDay(yesterday))
  }
}

async function computeDay(
  scope: Scope,
  { id, computation }: { id: number; computation: Computation },
  day: string,
  only: number | null,
): Promise<number> {
  return inTransaction(scope, async (scope) => {
    await lock(scope.db, 'goals')
    const { timeZone } = await todayOf(scope)
    const customers = only === null ? customersWithGoals(id, day) : oneCustomer(only)
    const values = await computeValues(scope.db, { computation, day, timeZone, now: scope.now }, customers)
    return recordComputed(scope, id, day, values)
  })
}
