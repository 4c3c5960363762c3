import { interrupted } from '../../platform/process/interrupt.ts'
import { together, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { beginAll, dueNow } from './queue-store.ts'
import { allHistories } from '../history/store.ts'
import { Population } from '../population/population.ts'
import { countRecords } from '../record/record.ts'
import { refresh, refreshDue } from '../detect/detect.ts'
import { keepMeasure, settle } from './baseline-store.ts'
import { settings } from '../settings/store.ts'

const CATCH_UP_LOCK = 7_265_657

/**
 * Signals come and go by the passing of days alone: once a day of the company's calendar everybody's are made anew,
 * by a measure fitted on everybody; in between follow those whose facts came in bulk. Does nothing when nothing is
 * due, and leaves it to the process that is at it already. Killed in the middle it begins again.
 */
export async function catchUp(scope: Scope): Promise<void> {
  if ((await dueNow(scope)) === null) return
  const client = await scope.pool.connect()
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [CATCH_UP_LOCK])
    if (!rows[0].held) return
    for (let due = await dueNow(scope); due !== null; due = await dueNow(scope)) {
      if (due === 'everybody') await settleAll(scope)
      else await refreshDue(scope)
    }
  } catch (error) {
    // What was begun and not finished is still due at the next start.
    if (!interrupted.aborted) throw error
  } finally {
    // Closing the connection gives the lock back, whatever happened to it.
    client.release(true)
  }
}

async function settleAll(scope: Scope): Promise<void> {
  const { day } = await todayOf(scope)
  const asked = await together(scope, ({ db }) => beginAll(db))
  await fit(scope)
  await refresh(scope, 'all', day)
  await settle(scope.db, day, asked)
}

/**
 * What customers are compared with: everybody's rhythm, and what the best fifth do. In the same pass it is counted
 * what came of earlier signals.
 */
export async function fit(scope: Scope): Promise<void> {
  const { day } = await todayOf(scope)
  const population = new Population(day)
  const counting = await countRecords(scope)
  for await (const page of allHistories(scope.db, day)) {
    for (const history of page) population.add(history)
    await counting.add(page)
  }
  await keepMeasure(scope.db, population.context(await settings(scope.db)), scope.now)
  await counting.keep()
}
