import { sql } from 'kysely'
import { lockAsks } from '../../asks/lock.ts'
import type { CustomerSet } from '../../customers/customer-set-store.ts'
import { formatDay, type Day } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import { interrupted } from '../../platform/process/interrupt.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { changesOf, type Changes } from './changes.ts'
import { takeQueued } from '../nightly/queue-store.ts'
import { PAGE_SIZE, loadHistories, customerIdRanges, loadRangeHistories } from '../history/store.ts'
import type { History } from '../history/history.ts'
import { loadOpenSignals, writeChanges } from './store.ts'
import { detectSignals } from './rule-set.ts'
import { requestFullRun, loadBaseline, setTrackingSince, type Baseline } from '../nightly/baseline-store.ts'

/**
 * Makes the open signals of these customers, or of everybody, follow from their facts as of today. Doing it again
 * changes nothing. For some it belongs into the transaction that wrote their facts; everybody is done page by page,
 * each in a transaction of its own, so that whoever writes facts meanwhile waits for a page at most.
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
  for await (const stretch of customerIdRanges(scope.db))
    await refreshPage(scope, today, (db) => loadRangeHistories(db, stretch, today))
}

/**
 * Waits for whoever refreshes and then keeps others from it until the transaction ends. Whoever first changes signals
 * and then refreshes takes it before both, so that two who do so never wait for each other.
 */
export async function lockRefresh(db: Db): Promise<void> {
  await lockAsks(db)
}

/**
 * The lock is taken before the facts are read: of two who refresh one customer at once, the later sees both facts.
 *
 * @returns whether there was anybody
 */
async function refreshPage(scope: Scope, today: Day, read: (db: Db) => Promise<History[]>): Promise<boolean> {
  return inTransaction(scope, async (scope) => {
    await lockRefresh(scope.db)
    const histories = await read(scope.db)
    if (histories.length === 0) return false
    const measure = await baselineFor(scope, histories, today)
    const changes = await computeChanges(scope.db, histories, today, measure)
    await writeChanges(scope.db, changes, formatDay(today), scope.now)
    return true
  })
}

/** What has to be written so that the open signals of these customers follow from their histories. */
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
 * With the day of the first event of all, which may be one of these: told late, it makes a difference to everybody
 * who bought since that day.
 */
async function baselineFor(scope: Scope, histories: History[], today: Day): Promise<Baseline> {
  const measure = await loadBaseline(scope.db)
  const first = Math.min(...histories.map(firstLogin))
  if (first >= (measure.context.trackingSince ?? Infinity)) return measure
  await setTrackingSince(scope.db, first)
  if (first < today) await requestRefresh(scope)
  return { ...measure, context: { ...measure.context, trackingSince: first } }
}

const firstLogin = ({ contacts }: History) => Math.min(...contacts.map(({ days }) => days[0] ?? Infinity))

/** About a tenth of a second: whoever writes more at once, and whoever waits for them, is not kept longer. */
const MAX_INLINE = 500

/**
 * The customers whose facts have just changed. Very many are queued in the same transaction and done by a job: for a
 * million orders they would take longer than the import itself, and for as long hold up everybody else who writes
 * facts. The job comes within a second or two.
 */
export async function refreshChanged(scope: Scope, customers: CustomerSet | 'everybody'): Promise<void> {
  if (customers === 'everybody') return requestRefresh(scope)
  if (customers.ids && customers.ids.length <= MAX_INLINE) return refresh(scope, [...customers.ids])
  await sql`
    insert into signal_due (customer_id) select customer_id from ${customers.rows} changed
  `.execute(scope.db)
  await scope.jobs.enqueue(scope, 'signals.refresh', {})
}

/** Those who were put down, page by page, each page with its being taken off in one transaction. */
export async function refreshQueued(scope: Scope): Promise<void> {
  const { day } = await todayOf(scope)
  for (let isMore = true; isMore;) {
    interrupted.throwIfAborted()
    isMore = await refreshPage(scope, day, async (db) =>
      loadHistories(db, await takeQueued(db, PAGE_SIZE), day),
    )
  }
}

/** Everybody anew, in a job. */
export async function requestRefresh(scope: Scope): Promise<void> {
  await requestFullRun(scope.db)
  await scope.jobs.enqueue(scope, 'signals.refresh', {})
}
