import { sql, type RawBuilder } from 'kysely'
import { parseDay, formatDay } from '../platform/calendar/days.ts'
import { Refusal } from '../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../platform/scope/scope.ts'
import { todayOf } from '../platform/calendar/today.ts'
import { LARGEST, type Computation } from '../goals/metrics/computation.ts'
import { lockGoals } from '../goals/lock.ts'
import { metric } from '../goals/metrics/metrics.ts'
import { computedMetrics, markComputed } from '../goals/metrics/store.ts'
import { resolveCustomerId, refreshProgress } from '../goals/progress/progress.ts'

/**
 * Computes a metric now, as of today so far: of one customer, or of all who have a goal with it that is not dropped.
 *
 * @returns how many customers have a new or another reading
 * @throws Refusal 409 when the metric is not a computed one
 */
export async function computeNow(scope: Scope, id: number, one?: number): Promise<{ customers: number }> {
  const { computation, name } = await metric(scope, id)
  if (!computation)
    throw new Refusal(409, 'metric_told', `${name} is told, not computed. Record a reading of it instead.`)
  const { text } = await todayOf(scope)
  const only = one === undefined ? null : await resolveCustomerId(scope, one)
  return { customers: await computeDay(scope, { id, computation }, text, only) }
}

/** How many days back are computed again each night: events may be told late. */
const DAYS_AGAIN = 2
/** What was missed for longer is left out: nobody waits for it, and a night has its limit. */
const MOST_DAYS = 31

/**
 * Once a day: what is computed, as of the end of yesterday and of the day before, and of the days on which nobody served.
 * Does nothing when it is done.
 */
export async function computeNightly(scope: Scope): Promise<void> {
  const yesterday = parseDay((await todayOf(scope)).text) - 1
  for (const { id, computation, computedOn } of await computedMetrics(scope.db)) {
    if (computedOn !== null && parseDay(computedOn) >= yesterday) continue
    const missed = computedOn === null ? 0 : yesterday - parseDay(computedOn)
    const days = Math.min(MOST_DAYS, Math.max(DAYS_AGAIN, missed))
    for (let day = yesterday - days + 1; day <= yesterday; day++)
      await computeDay(scope, { id, computation }, formatDay(day), null)
    await markComputed(scope.db, id, formatDay(yesterday))
  }
}

type ComputedDefinition = { id: number; computation: Computation }

/** One reading for each customer and day: computed again, it is as computed last. */
async function computeDay(
  scope: Scope,
  { id, computation }: ComputedDefinition,
  day: string,
  only: number | null,
): Promise<number> {
  return inTransaction(scope, async (scope) => {
    await lockGoals(scope.db)
    const { timeZone } = await todayOf(scope)
    const who = only === null ? customersWithGoals(id, day) : sql`select ${only}::bigint as customer_id`
    const { rows } = await sql<{ id: number }>`
      insert into reading as r (customer_id, metric_id, value, at, source, source_id, reported_by, told_at)
      select customer_id, ${id}, value, least(${scope.now}::timestamptz, ${endOf(day, timeZone)} - interval '1 second'),
             'computed', ${day}, 'computed', ${scope.now}
      from (${computedValues(computation, day, timeZone, who)}) computed where value is not null
      on conflict (customer_id, metric_id, source, source_id) do update
        set value = excluded.value, at = excluded.at, told_at = excluded.told_at
        where r.value <> excluded.value or r.at <> excluded.at
      returning customer_id as id
    `.execute(scope.db)
    if (rows.length > 0)
      await refreshProgress(
        scope,
        rows.map((row) => row.id),
      )
    return rows.length
  })
}

const customersWithGoals = (metricId: number, day: string): RawBuilder<unknown> => sql`
  select distinct customer_id from goal
  where metric_id = ${metricId} and said is distinct from 'dropped' and starts_on <= ${day}::date
`

const endOf = (day: string, timeZone: string) => sql`((${day}::date + 1)::timestamp at time zone ${timeZone})`

/**
 * The value of each customer in the days of the window, the last of them `day`; null where there is nothing to divide by.
 * computation.ts says the same of one customer's events.
 */
export function computedValues(
  computation: Computation,
  day: string,
  timeZone: string,
  who: RawBuilder<unknown>,
): RawBuilder<unknown> {
  const names = [computation.event, ...(computation.kind === 'ratio' ? [computation.over.event] : [])]
  return sql`
    select w.customer_id, ${valueOf(computation)} as value
    from (${who}) w left join fact_event e on e.customer_id = w.customer_id and e.name = any(${names})
      and e.occurred_at >= (${day}::date - ${computation.days - 1}::integer)::timestamp at time zone ${timeZone}
      and e.occurred_at < ${endOf(day, timeZone)}
    group by w.customer_id
  `
}

function valueOf(computation: Computation): RawBuilder<unknown> {
  const { event } = computation
  switch (computation.kind) {
    case 'count':
      return amountOf(event, null)
    case 'distinct':
      return computation.property === null
        ? sql`count(distinct e.contact_id)`
        : sql`count(distinct e.properties ->> ${computation.property})`
    case 'sum':
      return amountOf(event, computation.property)
    case 'average':
      return sql`avg(${numberOf(computation.property)})`
    case 'ratio': {
      const { over } = computation
      return sql`${amountOf(event, computation.property)} / nullif(${amountOf(over.event, over.property)}, 0)`
    }
  }
}

const amountOf = (event: string, property: string | null) =>
  property === null
    ? sql`(count(*) filter (where e.name = ${event}))::double precision`
    : sql`coalesce(sum(${numberOf(property)}) filter (where e.name = ${event}), 0)`

/** Only what was told as a number, and what measures something. */
const numberOf = (property: string) => sql`
  case when jsonb_typeof(e.properties -> ${property}) = 'number' then
    case when abs((e.properties ->> ${property})::numeric) < ${LARGEST} then (e.properties ->> ${property})::double precision end
  end
`
