import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'

/** What is left to do: everybody anew, some customers, or nothing. */
export type PendingWork = 'everybody' | 'some' | null

const HOUR_MS = 3_600_000
/** When so many of all have changed, what they are compared with has changed too. */
const LARGE_SHARE = 0.1

type Row = {
  isSettled: boolean
  isAnswered: boolean
  fittedAt: Date | null
  isFitted: boolean
  hasDue: boolean
}

/**
 * Everybody is due on a new day, when settings have changed, and when a large part of all customers has changed
 * since what they are compared with was last fitted, though not more often than hourly.
 */
export async function pendingWork(scope: Scope): Promise<PendingWork> {
  const { text } = await todayOf(scope)
  const { rows } = await sql<Row>`
    select settled_on is not distinct from ${text}::date as "isSettled", settled >= asked as "isAnswered",
           fitted_at as "fittedAt", coalesce((rhythm ->> 'fitted')::boolean, false) as "isFitted",
           exists (select from signal_due) as "hasDue"
    from signal_state
  `.execute(scope.db)
  const { isSettled, isAnswered, fittedAt, isFitted, hasDue } = rows[0]!
  if (!isSettled || !isAnswered) return 'everybody'
  if (!hasDue) return null
  const isOld = !isFitted || scope.now.getTime() - (fittedAt?.getTime() ?? 0) >= HOUR_MS
  return isOld && (await isLargeShare(scope.db)) ? 'everybody' : 'some'
}

async function isLargeShare(db: Db): Promise<boolean> {
  const { rows } = await sql<{ isLarge: boolean }>`
    select (select count(distinct customer_id) from signal_due) >=
           ${LARGE_SHARE}::float8 * (select count(*) from customer) as "isLarge"
  `.execute(db)
  return rows[0]!.isLarge
}

/**
 * Begins a run over everybody, which answers all that was asked by now and serves all who are due. Until it is
 * settled everybody is due: killed half-way it is begun again.
 *
 * @returns what had been asked
 */
export async function beginFullRun(db: Db): Promise<number> {
  const { rows } = await sql<{
    asked: number
  }>`update signal_state set settled_on = null returning asked`.execute(db)
  await sql`delete from signal_due`.execute(db)
  return rows[0]!.asked
}

/** Takes the next customers who are due, in the open transaction: what fails leaves them due. */
export async function takeQueued(db: Db, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with next as (select distinct customer_id from signal_due order by customer_id limit ${most}),
    taken as (delete from signal_due d using next n where d.customer_id = n.customer_id)
    select customer_id as id from next
  `.execute(db)
  return rows.map(({ id }) => id)
}
