import { sql, type RawBuilder } from 'kysely'
import { dayIn, parseDay, formatDay, type Day } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { lockGoals } from '../lock.ts'
import { heldUntil, isHeld, standingOn, type Agreement, type Measurement, type Standing } from './standing.ts'

export type StoredGoal = {
  customerId: number
  id: number
  metricId: number
  baseline: number
  target: number
  direction: 'up' | 'down'
  startsOn: string
  dueOn: string
  agreedOn: string | null
  said: Standing['status'] | null
  saidAt: Date | null
}

type MeasuredGoal = StoredGoal & {
  readings: number
  latest: number | null
  latestAt: Date | null
  firstMetAt: Date | null
}

export const GOAL_FIELDS = sql`
  g.customer_id as "customerId", g.id, g.metric_id as "metricId", g.baseline, g.target, m.direction,
  g.starts_on as "startsOn", g.due_on as "dueOn", g.agreed_on as "agreedOn", g.said, g.said_at as "saidAt"
`

const CUSTOMERS_AT_ONCE = 2000

/**
 * Makes the standings of these customers' goals follow from their readings again, as of today. Call it under
 * `lockGoals`, in the transaction that wrote.
 *
 * progress.ts says what a standing is; a test and `rondo verify` hold the two together.
 */
export async function refreshStandings(scope: Scope, ids: readonly number[]): Promise<void> {
  const { day, timeZone } = await todayOf(scope)
  for (let from = 0; from < ids.length; from += CUSTOMERS_AT_ONCE) {
    const some = ids.slice(from, from + CUSTOMERS_AT_ONCE)
    const goals = await measuredGoals(scope.db, some, timeZone)
    await writeStandings(
      scope.db,
      goals.map((goal) => ({ goal, standing: standingOf(goal, day, timeZone) })),
      formatDay(day),
    )
  }
}

function standingOf(goal: MeasuredGoal, today: Day, timeZone: string): Standing {
  const agreement = agreementOf(goal, timeZone)
  const dayAt = (at: Date | null) => (at === null ? null : dayIn(at, timeZone))
  const found: Measurement = {
    readings: goal.readings,
    latest: goal.latest,
    latestOn: dayAt(goal.latestAt),
    reachedOn: isHeld(agreement) ? heldUntil(agreement, goal.latest, today) : dayAt(goal.firstMetAt),
  }
  return standingOn(agreement, found, today)
}

export function agreementOf(goal: StoredGoal, timeZone: string): Agreement {
  const { baseline, target, direction, said, saidAt } = goal
  return {
    baseline,
    target,
    direction,
    startsOn: parseDay(goal.startsOn),
    dueOn: parseDay(goal.dueOn),
    isAgreed: goal.agreedOn !== null,
    override: said && { status: said, on: dayIn(saidAt!, timeZone) },
  }
}

/** What the readings of each goal come to: those that count, from its first day on; of a value to be held, to its last. */
async function measuredGoals(db: Db, ids: readonly number[], timeZone: string): Promise<MeasuredGoal[]> {
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

type JudgedGoal = { goal: MeasuredGoal; standing: Standing }

async function writeStandings(db: Db, judged: JudgedGoal[], today: string): Promise<void> {
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

/** Whether every standing is as of today. */
export async function areStandingsCurrent(scope: Scope): Promise<boolean> {
  const { text } = await todayOf(scope)
  const { rows } = await sql`select from goal_standing where as_of < ${text}::date limit 1`.execute(scope.db)
  return rows.length === 0
}

/**
 * Time alone makes goals fall behind: once a day everybody's standings are made as of that day, page by page, each in a
 * transaction of its own. Safe to repeat; killed in the middle it goes on where it was.
 */
export async function refreshStaleStandings(scope: Scope): Promise<void> {
  for (let isMore = true; isMore;) isMore = await refreshStalePage(scope)
}

async function refreshStalePage(scope: Scope): Promise<boolean> {
  const { text } = await todayOf(scope)
  const due = await staleCustomers(scope.db, text)
  if (due.length === 0) return false
  await inTransaction(scope, async (scope) => {
    await lockGoals(scope.db)
    const ids = await staleCustomers(scope.db, text)
    await sql`drop table if exists goals_touched`.execute(scope.db)
    await sql`
      create temp table goals_touched on commit drop as select unnest(${ids}::bigint[]) as customer_id
    `.execute(scope.db)
    await refreshStandings(scope, ids)
    if (ids.length > 0) await scope.events.emit(scope, 'goals.changed', {})
  })
  return true
}

async function staleCustomers(db: Db, today: string): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct customer_id as id from (
      select customer_id from goal_standing where as_of < ${today}::date order by as_of limit ${CUSTOMERS_AT_ONCE}
    ) stale
  `.execute(db)
  return rows.map(({ id }) => id)
}
