import { sql, type RawBuilder } from 'kysely'
import { formatDay } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { JudgedGoal, MeasuredGoal } from './stored-goal.ts'
import type { Standing } from './standing.ts'

export const GOAL_FIELDS = sql`
  g.customer_id as "customerId", g.id, g.metric_id as "metricId", g.baseline, g.target, m.direction,
  g.starts_on as "startsOn", g.due_on as "dueOn", g.agreed_on as "agreedOn", g.override_status as "overrideStatus", g.override_at as "overrideAt"
`

/**
 * The goals of some customers with a summary of their readings: those that count, from the first day of the goal; of a
 * value to be held, up to its last day.
 */
export async function measuredGoals(
  db: Db,
  ids: readonly number[],
  timeZone: string,
): Promise<MeasuredGoal[]> {
  const { rows } = await sql<MeasuredGoal>`
    select ${GOAL_FIELDS}, r.readings, r.latest, r.latest_at as "latestAt", r.first_met_at as "firstMetAt"
    from goal g join metric m on m.id = g.metric_id
    cross join lateral (
      select count(*)::integer as readings, (array_agg(value order by at desc, id desc))[1] as latest,
             max(at) as latest_at,
             min(at) filter (where case when g.target > g.baseline then value >= g.target else value <= g.target end) as first_met_at
      from counted_reading
      where customer_id = g.customer_id and metric_id = g.metric_id and ${isWithin(timeZone)}
    ) r
    where g.customer_id = any(${ids}::bigint[])
  `.execute(db)
  return rows
}

const isWithin = (timeZone: string): RawBuilder<unknown> => sql`
  at >= g.starts_on::timestamp at time zone ${timeZone}
  and (g.target <> g.baseline or at < (g.due_on + 1)::timestamp at time zone ${timeZone})
`

export async function writeStandings(db: Db, judged: readonly JudgedGoal[], today: string): Promise<void> {
  if (judged.length === 0) return
  const goal = <Key extends keyof MeasuredGoal>(key: Key) => judged.map((one) => one.goal[key])
  const standing = <Key extends keyof Standing>(key: Key) => judged.map((one) => one.standing[key])
  const reached = judged.map((one) => one.standing.reachedOn)
  await sql`
    insert into goal_standing (
      customer_id, goal_id, status, progress, expected, latest, latest_at, readings, reached_on, as_of
    )
    select customer_id, goal_id, status, progress, expected, latest, latest_at, readings, reached_on, ${today}::date
    from unnest(
      ${goal('customerId')}::bigint[], ${goal('id')}::bigint[], ${standing('status')}::text[],
      ${standing('progress')}::double precision[], ${standing('expected')}::double precision[],
      ${goal('latest')}::double precision[], ${goal('latestAt')}::timestamptz[], ${goal('readings')}::integer[],
      ${reached.map((day) => (day === null ? null : formatDay(day)))}::date[]
    ) as judged (customer_id, goal_id, status, progress, expected, latest, latest_at, readings, reached_on)
    on conflict (customer_id, goal_id) do update set
      status = excluded.status, progress = excluded.progress, expected = excluded.expected, latest = excluded.latest,
      latest_at = excluded.latest_at, readings = excluded.readings, reached_on = excluded.reached_on, as_of = excluded.as_of
  `.execute(db)
}

/** Some customers with a standing from before a day. */
export async function staleCustomers(db: Db, today: string, limit: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct customer_id as id from (
      select customer_id from goal_standing where ${isOfOtherDay(today)} order by as_of limit ${limit}
    ) stale
  `.execute(db)
  return rows.map(({ id }) => id)
}

export async function hasStaleStanding(db: Db, today: string): Promise<boolean> {
  const { rows } = await sql`select 1 from goal_standing where ${isOfOtherDay(today)} limit 1`.execute(db)
  return rows.length > 0
}

/** A later day, too: the clock may have been set back. */
const isOfOtherDay = (today: string) => sql`(as_of < ${today}::date or as_of > ${today}::date)`

/** Marks every standing as out of date, so that the next refresh recomputes it. */
export async function markStandingsStale(db: Db): Promise<void> {
  await sql`update goal_standing set as_of = date '1970-01-01'`.execute(db)
}

/** Deletes what was made at one moment for the customers of an import; readings stay where another goal needs them. */
export async function deleteOfSample(db: Db, batchId: number, madeAt: Date): Promise<void> {
  const customers = sql`select customer_id from fact_customer where batch_id = ${batchId}`
  await sql`delete from goal where customer_id in (${customers}) and created_at = ${madeAt}`.execute(db)
  await sql`
    delete from reading r where r.customer_id in (${customers})
      and not exists (select 1 from goal g where g.customer_id = r.customer_id)
  `.execute(db)
}
