import type { Scope } from '../platform/scope.ts'
import { todayOf } from './asking.ts'
import { allHistories } from './histories.ts'
import type { Day } from './history.ts'
import { Population } from './population.ts'
import { refresh } from './refresh.ts'
import { keepMeasure, progress, settle } from './state.ts'
import { settings } from './store.ts'

const CATCH_UP_LOCK = 7_265_657

/**
 * Signals come and go by the passing of days alone: once a day of the company's calendar, and whenever facts came in
 * bulk, everybody's are made anew by a measure fitted on everybody. Does nothing when nothing is due, and leaves it
 * to the process that is at it already. Killed in the middle it begins again.
 */
export async function catchUp(scope: Scope): Promise<void> {
  if (!(await isDue(scope))) return
  const client = await scope.pool.connect()
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [CATCH_UP_LOCK])
    if (!rows[0].held) return
    while (await isDue(scope)) await settleAll(scope)
    await client.query('select pg_advisory_unlock($1)', [CATCH_UP_LOCK])
  } finally {
    // Closing the connection gives the lock back, whatever happened to it.
    client.release(true)
  }
}

async function isDue(scope: Scope): Promise<boolean> {
  const { settledOn, asked, settled } = await progress(scope.db)
  return settledOn !== (await todayOf(scope)).day || settled < asked
}

async function settleAll(scope: Scope): Promise<void> {
  const { day } = await todayOf(scope)
  const { asked } = await progress(scope.db)
  await fit(scope, day)
  await refresh(scope, 'all', day)
  await settle(scope.db, day, asked)
}

/** What customers are compared with: everybody's rhythm, and what the best fifth do. */
export async function fit(scope: Scope, today: Day): Promise<void> {
  const population = new Population(today)
  for await (const page of allHistories(scope.db)) for (const history of page) population.add(history)
  await keepMeasure(scope.db, { context: population.context(await settings(scope.db)) }, today)
}
