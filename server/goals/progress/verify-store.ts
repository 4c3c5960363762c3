import { sql } from 'kysely'
import { parseDay, formatDay } from '../../platform/calendar/days.ts'
import { inSnapshot, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { standingOn, measureReadings, type CountedReading, type Standing } from './standing.ts'
import { agreementOf, GOAL_FIELDS, type StoredGoal } from './store.ts'

export type GoalDifference = { customerId: number; what: string }

type Stored = StoredGoal &
  Omit<Standing, 'reachedOn'> & {
    reachedOn: string | null
    readings: number
    latest: number | null
    asOf: string
  }
type ReadingRow = CountedReading & {
  customerId: number
  metricId: number
  corrects: number | null
  isOpen: boolean
}

const GOALS_AT_ONCE = 500

/** Works out every goal's standing again from all its readings, by other means than the refresh, and names what differs. */
export async function* verifyGoals(
  scope: Scope,
): AsyncGenerator<{ checked: number; differences: GoalDifference[] }> {
  const { timeZone } = await todayOf(scope)
  for (let after = { customerId: 0, id: 0 }; ;) {
    const { goals, told } = await inSnapshot(scope, async (scope) => {
      const goals = await nextGoals(scope, after)
      return { goals, told: await readingsOf(scope, goals, timeZone) }
    })
    if (goals.length === 0) return
    after = goals.at(-1)!
    yield {
      checked: goals.length,
      differences: goals.flatMap((goal) =>
        differencesOf(goal, told.get(`${goal.customerId} ${goal.metricId}`) ?? [], timeZone),
      ),
    }
  }
}

async function nextGoals({ db }: Scope, after: { customerId: number; id: number }): Promise<Stored[]> {
  const { rows } = await sql<Stored>`
    select ${GOAL_FIELDS}, s.status, s.progress, s.expected, s.reached_on as "reachedOn", s.readings, s.latest,
           s.as_of as "asOf"
    from (
      -- By itself: joined first, every page would walk the standings of all pages before it.
      select * from goal where (customer_id, id) > (${after.customerId}, ${after.id})
      order by customer_id, id limit ${GOALS_AT_ONCE}
    ) g join metric m on m.id = g.metric_id
    left join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
    order by g.customer_id, g.id
  `.execute(db)
  return rows
}

async function readingsOf(
  { db }: Scope,
  goals: readonly Stored[],
  timeZone: string,
): Promise<Map<string, ReadingRow[]>> {
  const { rows } = await sql<ReadingRow>`
    select customer_id as "customerId", id, metric_id as "metricId", value, corrects,
           (extract(epoch from at) * 1000)::double precision as at,
           (at at time zone ${timeZone})::date - date '1970-01-01' as day,
           disputed_at is not null and settled_at is null as "isOpen"
    from reading where customer_id = any(${[...new Set(goals.map(({ customerId }) => customerId))]}::bigint[])
  `.execute(db)
  return Map.groupBy(rows, ({ customerId, metricId }) => `${customerId} ${metricId}`)
}

function differencesOf(goal: Stored, told: readonly ReadingRow[], timeZone: string): GoalDifference[] {
  const of = (what: string): GoalDifference => ({
    customerId: goal.customerId,
    what: `goal ${goal.id}: ${what}`,
  })
  if (goal.asOf === null) return [of('it has no standing')]
  const corrected = new Set(told.map(({ corrects }) => corrects))
  const counted = told.filter(({ id, isOpen }) => !isOpen && !corrected.has(id))
  const agreement = agreementOf(goal, timeZone)
  const asOf = parseDay(goal.asOf)
  const found = measureReadings(agreement, counted, asOf)
  const { reachedOn, ...standing } = standingOn(agreement, found, asOf)
  const expected = {
    ...standing,
    reachedOn: reachedOn === null ? null : formatDay(reachedOn),
    readings: found.readings,
    latest: found.latest,
  }
  return Object.entries(expected).flatMap(([what, value]) =>
    goal[what as keyof Stored] === value
      ? []
      : [of(`${what} is ${String(goal[what as keyof Stored])}, but the readings give ${String(value)}`)],
  )
}
