import { todayOf } from '../../platform/calendar/today.ts'
import { interrupted } from '../../platform/process/interrupt.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { refresh, refreshQueued } from '../detect/detect.ts'
import { loadAllHistories } from '../history/store.ts'
import { Population } from '../population/population.ts'
import { requestReplay } from '../record/request.ts'
import { startCounting } from '../record/record.ts'
import { settings } from '../settings/settings.ts'
import { completeFullRun, saveBaseline } from './baseline-store.ts'
import { beginFullRun, loadRunState, queuedShare, unlessRunning } from './queue-store.ts'

/** What is left to do: all customers again, those in the queue, or nothing. */
export type PendingWork = 'everybody' | 'queue' | null

const HOUR_MS = 3_600_000
/** When so large a share of all customers has changed, the baseline has changed, too. */
const LARGE_SHARE = 0.1

/**
 * All customers are pending on a new day, when settings have changed, and when a large share of them has changed since
 * the baseline was fitted, though not more often than hourly.
 */
export async function pendingWork(scope: Scope): Promise<PendingWork> {
  const { text } = await todayOf(scope)
  const { isOfToday, isRunRequested, fittedAt, isFitted, isQueued } = await loadRunState(scope.db, text)
  if (!isOfToday || isRunRequested) return 'everybody'
  if (!isQueued) return null
  const isOld = !isFitted || scope.now.getTime() - (fittedAt?.getTime() ?? 0) >= HOUR_MS
  return isOld && (await queuedShare(scope.db)) >= LARGE_SHARE ? 'everybody' : 'queue'
}

/**
 * Signals come and go with the calendar alone: once a day of the company's calendar those of all customers are worked
 * out again, against a baseline fitted on all of them. In between follow the customers in the queue. Does nothing when
 * nothing is pending or another process is at it. What is interrupted is done again from its beginning.
 */
export async function runNightly(scope: Scope): Promise<void> {
  if ((await pendingWork(scope)) === null) return
  try {
    await unlessRunning(scope.pool, 'nightlyRun', async () => {
      for (let pending = await pendingWork(scope); pending !== null; pending = await pendingWork(scope)) {
        if (pending === 'everybody') await detectAll(scope)
        else await refreshQueued(scope)
      }
    })
  } catch (error) {
    // What was begun and not finished is still pending at the next start.
    if (!interrupted.aborted) throw error
  }
}

async function detectAll(scope: Scope): Promise<void> {
  const { day } = await todayOf(scope)
  const isChanged = (await queuedShare(scope.db)) >= LARGE_SHARE
  const requested = await inTransaction(scope, ({ db }) => beginFullRun(db))
  await fitBaseline(scope)
  await refresh(scope, 'all', day)
  await completeFullRun(scope.db, day, requested)
  // So many facts came at once that some may be of years ago, such as the log-ins of another product.
  if (isChanged) await requestReplay(scope, 'unless pending')
}

/**
 * Fits what customers are compared with: the rhythms of all, and what the best fifth do. The same pass counts what
 * came of earlier signals.
 */
export async function fitBaseline(scope: Scope): Promise<void> {
  const { day } = await todayOf(scope)
  const population = new Population(day)
  const counter = await startCounting(scope)
  for await (const page of loadAllHistories(scope.db, day)) {
    for (const history of page) population.add(history)
    await counter.add(page)
  }
  await saveBaseline(scope.db, population.context(await settings(scope)), scope.now)
  await counter.save()
}
