import { customersOf } from '../../customers/customer-set-store.ts'
import { changeCustomer } from '../../customers/change.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { inSnapshot, inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { differencesOf, type GoalDifference } from './differences.ts'
import { deleteOfSample, hasStaleStanding, measuredGoals, staleCustomers, writeStandings } from './store.ts'
import { standingOf } from './stored-goal.ts'
import { nextGoals, readingsOf } from './verify-store.ts'

const PAGE_SIZE = 2000

/**
 * Changes a customer's goals or readings under the lock of goals, and refreshes their standings in the same transaction.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function changeGoals<Result>(
  scope: Scope,
  id: number,
  work: (scope: Scope, customerId: number) => Promise<Result>,
): Promise<Result> {
  return changeCustomer(scope, id, async (scope, customerId) => {
    await lock(scope.db, 'goals')
    const result = await work(scope, customerId)
    await refreshProgress(scope, [customerId])
    return result
  })
}

/** Refreshes the standings of some customers and announces the change. Call it in the transaction that wrote. */
export async function refreshProgress(scope: Scope, ids: readonly number[]): Promise<void> {
  await refreshStandings(scope, ids)
  await scope.events.emit(scope, 'goals.changed', { customers: customersOf(ids) })
}

/**
 * Recomputes the standings of some customers' goals from their readings, as of today. Call it in the transaction
 * that wrote, under the lock of goals. `rondo verify` computes the same from single readings.
 */
export async function refreshStandings(scope: Scope, ids: readonly number[]): Promise<void> {
  const { day, timeZone } = await todayOf(scope)
  for (let from = 0; from < ids.length; from += PAGE_SIZE) {
    const goals = await measuredGoals(scope.db, ids.slice(from, from + PAGE_SIZE), timeZone)
    const judged = goals.map((goal) => ({ goal, standing: standingOf(goal, day, timeZone) }))
    await writeStandings(scope.db, judged, formatDay(day))
  }
}

/** Whether every standing is as of today. */
export async function areStandingsCurrent(scope: Scope): Promise<boolean> {
  return !(await hasStaleStanding(scope.db, (await todayOf(scope)).text))
}

/**
 * Goals fall behind as time passes: once a day all standings are recomputed as of that day, one page per transaction. Safe
 * to repeat; after an interruption it continues where it stopped.
 */
export async function refreshStaleStandings(scope: Scope): Promise<void> {
  const { text: today } = await todayOf(scope)
  while ((await staleCustomers(scope.db, today, 1)).length > 0) {
    await inTransaction(scope, async (scope) => {
      await lock(scope.db, 'goals')
      const ids = await staleCustomers(scope.db, today, PAGE_SIZE)
      if (ids.length > 0) await refreshProgress(scope, ids)
    })
  }
}

/** Recomputes every goal's standing from its single readings, unlike the refresh, and reports the differences. */
export async function* verifyGoals(
  scope: Scope,
): AsyncGenerator<{ checked: number; differences: GoalDifference[] }> {
  const { timeZone } = await todayOf(scope)
  for (let after = { customerId: 0, id: 0 }; ;) {
    const { goals, readings } = await inSnapshot(scope, async ({ db }) => {
      const goals = await nextGoals(db, after)
      return { goals, readings: await readingsOf(db, goals, timeZone) }
    })
    const last = goals.at(-1)
    if (!last) return
    after = last
    yield {
      checked: goals.length,
      differences: goals.flatMap((goal) =>
        differencesOf(goal, readings.get(`${goal.customerId} ${goal.metricId}`) ?? [], timeZone),
      ),
    }
  }
}

/**
 * Deletes the goals that were made with the sample company, and the readings of its customers who have no goal of a person.
 *
 * @param madeAt when the sample was loaded
 */
export async function eraseGoals({ db }: Scope, batchId: number, madeAt: Date): Promise<void> {
  await lock(db, 'goals')
  await deleteOfSample(db, batchId, madeAt)
}

/** @throws Refusal 404 */
export function refuseUnknown(what: string, id: number, customer: number): never {
  throw new Refusal(404, `${what}_unknown`, `Customer ${customer} has no ${what} ${id}. Reload the page.`)
}
