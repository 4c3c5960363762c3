import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import { together, type Scope } from '../platform/scope.ts'
import { todayOf } from './asking.ts'
import { changesOf } from './changes.ts'
import { dayText } from './days.ts'
import { CUSTOMERS_AT_ONCE, historiesOf, stretches, stretchHistories } from './histories.ts'
import { loginDays, type Day, type History } from './history.ts'
import { openSignals, writeChanges } from './open-store.ts'
import { signalsOf } from './rules.ts'
import { askForAll, measureOf, trackedSince, type Measure } from './state.ts'

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
    await refreshPage(scope, day, (db) => historiesOf(db, ids))
  }
}

async function refreshAll(scope: Scope, today: Day): Promise<void> {
  for await (const stretch of stretches(scope.db))
    await refreshPage(scope, today, (db) => stretchHistories(db, stretch))
}

/** The lock is taken before the facts are read: of two who refresh one customer at once, the later sees both facts. */
async function refreshPage(scope: Scope, today: Day, read: (db: Db) => Promise<History[]>): Promise<void> {
  await together(scope, async (scope) => {
    await sql`select pg_advisory_xact_lock(${REFRESH_LOCK})`.execute(scope.db)
    const histories = await read(scope.db)
    const measure = await measureFor(scope.db, histories)
    const open = Map.groupBy(
      await openSignals(
        scope.db,
        histories.map(({ customerId }) => customerId),
      ),
      ({ customerId }) => customerId,
    )
    const judged = histories.map((history) => ({
      customerId: history.customerId,
      total: history.total,
      found: signalsOf(history, today, measure.context),
      open: open.get(history.customerId) ?? [],
    }))
    await writeChanges(scope.db, changesOf(judged, measure.averageTotal), dayText(today), scope.now)
  })
}

/** With the day of the first event of all, which may be one of these. */
async function measureFor(db: Db, histories: History[]): Promise<Measure> {
  const measure = await measureOf(db)
  const first = histories.reduce(
    (least, history) => Math.min(least, loginDays(history)[0] ?? least),
    Infinity,
  )
  if (first >= (measure.context.trackingSince ?? Infinity)) return measure
  await trackedSince(db, first)
  return { ...measure, context: { ...measure.context, trackingSince: first } }
}

/** A customer takes well below a millisecond; more than this are not kept waiting for in one transaction. */
const MOST_AT_ONCE = 3000

/**
 * The customers in a temporary table that names those whose facts have just changed. So many that the transaction
 * would hold up every other writer of facts for seconds are left to a run over everybody, asked for in the same
 * transaction: it comes for certain, and soon.
 */
export async function refreshTouched(scope: Scope, table: 'touched' | 'usage_touched'): Promise<void> {
  const { rows } = await sql<{ id: number }>`
    select distinct t.customer_id as id from ${sql.table(table)} t where t.customer_id > 0 limit ${MOST_AT_ONCE + 1}
  `.execute(scope.db)
  if (rows.length > MOST_AT_ONCE) return refreshLater(scope)
  await refresh(
    scope,
    rows.map(({ id }) => id),
  )
}

/** Everybody anew, in a job. */
export async function refreshLater(scope: Scope): Promise<void> {
  await askForAll(scope.db)
  await scope.jobs.enqueue(scope, 'signals.refresh', {})
}
