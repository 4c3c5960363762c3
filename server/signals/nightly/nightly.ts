import { OTHER_LOCKS } from '../../platform/database/locks-store.ts'
import { interrupted } from '../../platform/process/interrupt.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { beginFullRun, pendingWork } from './queue-store.ts'
import { loadAllHistories } from '../history/store.ts'
import { Population } from '../population/population.ts'
import { startCounting } from '../record/record.ts'
import { refresh, refreshQueued } from '../detect/detect.ts'
import { saveBaseline, completeFullRun } from './baseline-store.ts'
import { settings } from '../settings/store.ts'

/**
 * Signals come and go by the passing of days alone: once a day of the company's calendar everybody's are made anew,
 * by a measure fitted on everybody; in between follow those whose facts came in bulk. Does nothing when nothing is
 * due, and leaves it to the process that is at it already. Killed in the middle it begins again.
 */
export async function runNightly(scope: Scope): Promise<void> {
  if ((await pendingWork(scope)) === null) return
  const client = await scope.pool.connect()
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [OTHER_LOCKS.nightlyRun])
    if (!rows[0].held) return
    for (let due = await pendingWork(scope); due !== null; due = await pendingWork(scope)) {
      if (due === 'everybody') await detectAll(scope)
      else await refreshQueued(scope)
    }
  } catch (error) {
    // What was begun and not finished is still due at the next start.
    if (!interrupted.aborted) throw error
  } finally {
    // Closing the connection gives the lock back, whatever happened to it.
    client.release(true)
  }
}

async function detectAll(scope: Scope): Promise<void> {
  const { day } = await todayOf(scope)
  const asked = await inTransaction(scope, ({ db }) => beginFullRun(db))
  await fitBaseline(scope)
  await refresh(scope, 'all', day)
  await completeFullRun(scope.db, day, asked)
}

/**
 * What customers are compared with: everybody's rhythm, and what the best fifth do. In the same pass it is counted
 * what came of earlier signals.
 */
export async function fitBaseline(scope: Scope): Promise<void> {
  const { day } = await todayOf(scope)
  const population = new Population(day)
  const counting = await startCounting(scope)
  for await (const page of loadAllHistories(scope.db, day)) {
    for (const history of page) population.add(history)
    await counting.add(page)
  }
  await saveBaseline(scope.db, population.context(await settings(scope.db)), scope.now)
  await counting.save()
}
