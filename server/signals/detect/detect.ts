import { lock } from '../../platform/database/locks-store.ts'
import type { CustomerSet } from '../../customers/customer-set-store.ts'
import { formatDay, type Day } from '../../platform/calendar/days.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import type { Db } from '../../platform/database/pool.ts'
import { interrupted } from '../../platform/process/interrupt.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import type { History } from '../history/history.ts'
import { customerIdRanges, loadHistories, loadRangeHistories, PAGE_SIZE } from '../history/store.ts'
import { loadBaseline, requestFullRun, setTrackingSince, type Baseline } from '../nightly/baseline-store.ts'
import { queueChanged, takeQueued } from '../nightly/queue-store.ts'
import { changesOf, type Changes } from './changes.ts'
import { detectSignals } from './rule-set.ts'
import { loadOpenSignals, writeChanges } from './store.ts'

/**
 * Makes the open signals of these customers, or of all, follow from their facts as of today; repeating it changes
 * nothing. For some customers, call it in the transaction that wrote their facts. All customers are done page by page,
 * each page in a transaction of its own, so that whoever writes facts meanwhile waits for a page at most.
 */
export async function refresh(scope: Scope, customers: number[] | 'all', today?: Day): Promise<void> {
  const day = today ?? (await todayOf(scope)).day
  if (customers === 'all') return refreshAll(scope, day)
  for (let from = 0; from < customers.length; from += PAGE_SIZE) {
    const ids = customers.slice(from, from + PAGE_SIZE)
    await refreshPage(scope, day, (db) => loadHistories(db, ids, day))
  }
}

async function refreshAll(scope: Scope, today: Day): Promise<void> {
  for await (const range of customerIdRanges(scope.db))
    await refreshPage(scope, today, (db) => loadRangeHistories(db, range, today))
}

/**
 * Waits for a running refresh, and prevents others until the transaction ends. Take it before you change signals and
 * then refresh, so that two who do so never wait for each other.
 */
export const lockRefresh = (db: Db): Promise<void> => lock(db, 'asks')

/**
 * Takes the lock before it reads the facts: of two who refresh one customer at once, the later sees the facts of both.
 *
 * @returns whether there was any customer
 */
async function refreshPage(scope: Scope, today: Day, read: (db: Db) => Promise<History[]>): Promise<boolean> {
  return inTransaction(scope, async (scope) => {
    await lockRefresh(scope.db)
    const histories = await read(scope.db)
    if (histories.length === 0) return false
    const baseline = await baselineFor(scope, histories, today)
    const changes = await computeChanges(scope.db, histories, today, baseline)
    await writeChanges(scope.db, changes, formatDay(today), scope.now)
    return true
  })
}

/** What must be written so that the open signals of these customers follow from their histories. */
export async function computeChanges(
  db: Db,
  histories: readonly History[],
  today: Day,
  { context, averageTotal }: Baseline,
): Promise<Changes> {
  const ids = histories.map(({ customerId }) => customerId)
  const open = Map.groupBy(await loadOpenSignals(db, ids, formatDay(today)), ({ customerId }) => customerId)
  const judged = histories.map((history) => ({
    customerId: history.customerId,
    total: history.total,
    detections: detectSignals(history, today, context),
    open: open.get(history.customerId) ?? [],
  }))
  return changesOf(judged, averageTotal, today)
}

/**
 * The baseline, with the day of the first event of all customers. That may be in one of these histories; when it is
 * reported late, it makes a difference to all who have bought since that day.
 */
async function baselineFor(scope: Scope, histories: History[], today: Day): Promise<Baseline> {
  const baseline = await loadBaseline(scope.db)
  const first = Math.min(...histories.map(firstLogin))
  if (first >= (baseline.context.trackingSince ?? Infinity)) return baseline
  await setTrackingSince(scope.db, first)
  if (first < today) await requestRefresh(scope)
  return { ...baseline, context: { ...baseline.context, trackingSince: first } }
}

const firstLogin = ({ contacts }: History) => Math.min(...contacts.map(({ days }) => days[0] ?? Infinity))

/** About a tenth of a second's work, so that neither the writer nor others that wait for it are delayed for longer. */
const MAX_INLINE = 500

/**
 * Refreshes the customers whose facts have just changed. Many are queued in the same transaction and done by a job
 * within a second or two: for a million orders the work would take longer than the import itself, and for as long hold
 * up everybody else who writes facts.
 */
export async function refreshChanged(scope: Scope, customers: CustomerSet | 'everybody'): Promise<void> {
  if (customers === 'everybody') return requestRefresh(scope)
  if (customers.ids && customers.ids.length <= MAX_INLINE) return refresh(scope, [...customers.ids])
  await queueChanged(scope.db, customers)
  await scope.jobs.enqueue(scope, 'signals.refresh', {})
}

/** Refreshes the customers in the queue, page by page; a page leaves the queue in the transaction that refreshes it. */
export async function refreshQueued(scope: Scope): Promise<void> {
  const { day } = await todayOf(scope)
  for (let isMore = true; isMore;) {
    interrupted.throwIfAborted()
    isMore = await refreshPage(scope, day, async (db) =>
      loadHistories(db, await takeQueued(db, PAGE_SIZE), day),
    )
  }
}

/** Requests a run over all customers, in a job. */
export async function requestRefresh(scope: Scope): Promise<void> {
  await requestFullRun(scope.db)
  await scope.jobs.enqueue(scope, 'signals.refresh', {})
}
