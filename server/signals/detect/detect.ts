import { sql } from 'kysely'
import { dayText, type Day } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import { interrupted } from '../../platform/process/interrupt.ts'
import { together, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { changesOf, type Changes } from './changes.ts'
import { takeDue } from '../nightly/queue-store.ts'
import { CUSTOMERS_AT_ONCE, historiesOf, stretches, stretchHistories } from '../history/store.ts'
import type { History } from '../history/history.ts'
import { openSignals, writeChanges } from './store.ts'
import { signalsOf } from './rule-set.ts'
import { askForAll, measureOf, trackedSince, type Measure } from '../nightly/baseline-store.ts'

const REFRESH_LOCK = 7_265_656

/**
 * Makes the open signals of these customers, or of everybody, follow from their facts as of today. Doing it again
 * changes nothing. For some it belongs into the transaction that wrote their facts; everybody is done page by page,
 * each in a transaction of its own, so that whoever writes facts meanwhile waits for a page at most.
 */
export async function refresh(scope: Scope, customers: number[] | 'all', today?: Day): Promise<void> {
  const day = today ?? (await todayOf(scope)).day
  if (customers === 'all') return refreshAll(scope, day)
  for (let from = 0; from < customers.length; from += CUSTOMERS_AT_ONCE) {
    const ids = customers.slice(from, from + CUSTOMERS_AT_ONCE)
    await refreshPage(scope, day, (db) => historiesOf(db, ids, day))
  }
}

async function refreshAll(scope: Scope, today: Day): Promise<void> {
  for await (const stretch of stretches(scope.db))
    await refreshPage(scope, today, (db) => stretchHistories(db, stretch, today))
}

/**
 * Waits for whoever refreshes and then keeps others from it until the transaction ends. Whoever first changes signals
 * and then refreshes takes it before both, so that two who do so never wait for each other.
 */
export async function holdRefresh(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${REFRESH_LOCK})`.execute(db)
}

/**
 * The lock is taken before the facts are read: of two who refresh one customer at once, the later sees both facts.
 *
 * @returns whether there was anybody
 */
async function refreshPage(scope: Scope, today: Day, read: (db: Db) => Promise<History[]>): Promise<boolean> {
  return together(scope, async (scope) => {
    await holdRefresh(scope.db)
    const histories = await read(scope.db)
    if (histories.length === 0) return false
    const measure = await measureFor(scope, histories, today)
    const changes = await changesFor(scope.db, histories, today, measure)
    await writeChanges(scope.db, changes, dayText(today), scope.now)
    return true
  })
}

/** What has to be written so that the open signals of these customers follow from their histories. */
export async function changesFor(
  db: Db,
  histories: readonly History[],
  today: Day,
  { context, averageTotal }: Measure,
): Promise<Changes> {
  const ids = histories.map(({ customerId }) => customerId)
  const open = Map.groupBy(await openSignals(db, ids, dayText(today)), ({ customerId }) => customerId)
  const judged = histories.map((history) => ({
    customerId: history.customerId,
    total: history.total,
    found: signalsOf(history, today, context),
    open: open.get(history.customerId) ?? [],
  }))
  return changesOf(judged, averageTotal, today)
}

/**
 * With the day of the first event of all, which may be one of these: told late, it makes a difference to everybody
 * who bought since that day.
 */
async function measureFor(scope: Scope, histories: History[], today: Day): Promise<Measure> {
  const measure = await measureOf(scope.db)
  const first = Math.min(...histories.map(firstLogin))
  if (first >= (measure.context.trackingSince ?? Infinity)) return measure
  await trackedSince(scope.db, first)
  if (first < today) await refreshLater(scope)
  return { ...measure, context: { ...measure.context, trackingSince: first } }
}

const firstLogin = ({ contacts }: History) => Math.min(...contacts.map(({ days }) => days[0] ?? Infinity))

/** About a tenth of a second: whoever writes more at once, and whoever waits for them, is not kept longer. */
const MOST_AT_ONCE = 500

/** Temporary tables with a customer_id, by which modules name those whose facts they have just changed. */
export type Touched = 'touched' | 'usage_touched' | 'goals_touched'

/**
 * The customers in a temporary table that names those whose facts have just changed. Very many are put down in the
 * same transaction and done by a job: for a million orders they would take longer than the import itself, and for
 * as long hold up everybody else who writes facts. The job comes for certain, and within a second or two.
 */
export async function refreshTouched(scope: Scope, table: Touched): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select distinct t.customer_id as id from ${sql.table(table)} t where t.customer_id > 0 limit ${MOST_AT_ONCE + 1}
  `.execute(scope.db)
  if (rows.length <= MOST_AT_ONCE) {
    await refresh(
      scope,
      rows.map(({ id }) => id),
    )
    return
  }
  await sql`
    insert into signal_due (customer_id) select distinct customer_id from ${sql.table(table)} where customer_id > 0
  `.execute(scope.db)
  await scope.jobs.enqueue(scope, 'signals.refresh', {})
}

/** Those who were put down, page by page, each page with its being taken off in one transaction. */
export async function refreshDue(scope: Scope): Promise<void> {
  const { day } = await todayOf(scope)
  for (let isMore = true; isMore;) {
    interrupted.throwIfAborted()
    isMore = await refreshPage(scope, day, async (db) =>
      historiesOf(db, await takeDue(db, CUSTOMERS_AT_ONCE), day),
    )
  }
}

/** Everybody anew, in a job. */
export async function refreshLater(scope: Scope): Promise<void> {
  await askForAll(scope.db)
  await scope.jobs.enqueue(scope, 'signals.refresh', {})
}
