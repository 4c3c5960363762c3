import { sql } from 'kysely'
import type { CustomerSet } from '../../customers/customer-set-store.ts'
import { OTHER_LOCKS } from '../../platform/database/locks-store.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Scope } from '../../platform/scope/scope.ts'

export type RunState = {
  /** Whether the signals of all customers are those of this day. */
  isOfToday: boolean
  /** Whether a run over all customers was requested and has not been done. */
  isRunRequested: boolean
  /** When the baseline was fitted last, and whether there was enough to fit it on. */
  fittedAt: Date | null
  isFitted: boolean
  isQueued: boolean
}

/** @param today the day as text */
export async function loadRunState(db: Db, today: string): Promise<RunState> {
  const { rows } = await sql<RunState>`
    select detected_on is not distinct from ${today}::date as "isOfToday", completed_runs < requested_runs as "isRunRequested",
           fitted_at as "fittedAt", coalesce((typical #>> '{logins,customers}')::integer + (typical #>> '{orders,customers}')::integer > 0, false) as "isFitted",
           exists (select 1 from signal_queue) as "isQueued"
    from signal_baseline
  `.execute(db)
  return rows[0]!
}

/** The share of all customers that is in the queue. */
export async function queuedShare(db: Db): Promise<number> {
  const { rows } = await sql<{ queued: number }>`
    select count(distinct customer_id) as queued from signal_queue
  `.execute(db)
  const all = await sql<{ customers: number }>`select count(*) as customers from fact_customer`.execute(db)
  return rows[0]!.queued / Math.max(1, all.rows[0]!.customers)
}

/**
 * Begins a run over all customers, which does what was requested so far and empties the queue. Until it is completed
 * a run is pending: one that is interrupted begins again.
 *
 * @returns the number of requests so far
 */
export async function beginFullRun(db: Db): Promise<number> {
  const { rows } = await sql<{ requested: number }>`
    update signal_baseline set detected_on = null returning requested_runs as requested
  `.execute(db)
  await sql`delete from signal_queue`.execute(db)
  return rows[0]!.requested
}

/** Takes the next customers out of the queue. They are back in it when the transaction fails. */
export async function takeQueued(db: Db, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with next as (select distinct customer_id from signal_queue order by customer_id limit ${most}),
    taken as (delete from signal_queue d using next n where d.customer_id = n.customer_id)
    select customer_id as id from next
  `.execute(db)
  return rows.map(({ id }) => id)
}

export async function queueChanged(db: Db, customers: CustomerSet): Promise<void> {
  await sql`
    insert into signal_queue (customer_id) select customer_id from ${customers.rows} changed
  `.execute(db)
}

/** Does the work unless another process is doing it already. */
export async function unlessRunning(
  pool: Scope['pool'],
  what: 'nightlyRun' | 'signalReplay',
  work: () => Promise<void>,
): Promise<void> {
  const client = await pool.connect()
  try {
    const { rows } = await client.query('select pg_try_advisory_lock($1) as held', [OTHER_LOCKS[what]])
    if (rows[0].held) await work()
  } finally {
    // Closing the connection releases the lock in any case, but only a moment later: the next run would find it held.
    await client.query('select pg_advisory_unlock($1)', [OTHER_LOCKS[what]]).catch(() => undefined)
    client.release(true)
  }
}
