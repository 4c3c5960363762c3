import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../platform/calendar/days.ts'
import { listPeople } from '../../platform/people/people.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { Goal } from './schema.ts'
import { progressSentence } from '../progress/sentence.ts'

type Row = Omit<Goal, 'metric' | 'teamOwner' | 'customerOwner' | 'override' | 'sentence'> & {
  metricId: number
  metricName: string
  unit: Goal['metric']['unit']
  direction: Goal['metric']['direction']
  metricKey: string
  ownerId: string | null
  contactId: number | null
  contactName: string | null
  overrideStatus: Goal['status'] | null
  overrideReason: string | null
  overrideBy: string | null
  overrideAt: Date | null
}

const COLUMNS = sql`
  g.id, g.customer_id as "customerId", c.name as "customerName", g.outcome, g.baseline, g.target,
  g.agreed_on as "agreedOn", g.starts_on as "startsOn", g.due_on as "dueOn", g.template,
  m.id as "metricId", m.name as "metricName", m.unit, m.direction, m.key as "metricKey",
  g.team_owner as "ownerId", g.customer_owner as "contactId", k.name as "contactName",
  s.status, s.progress, s.expected, s.latest, s.latest_at as "latestAt", s.readings, s.reached_on as "reachedOn",
  g.override_status as "overrideStatus", g.override_reason as "overrideReason", g.override_by as "overrideBy", g.override_at as "overrideAt",
  g.created_at as "createdAt", g.created_by as "createdBy"
`

/**
 * Loads goals as they are shown, in the order of their places.
 *
 * @param places a query of customer_id, id and place
 */
export async function loadGoals(scope: Scope, places: RawBuilder<unknown>, today: Day): Promise<Goal[]> {
  const { rows } = await sql<Row>`
    select ${COLUMNS}
    from (${places}) p join goal g on g.customer_id = p.customer_id and g.id = p.id
    join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
    join metric m on m.id = g.metric_id join fact_customer c on c.customer_id = g.customer_id
    left join fact_contact k on k.customer_id = g.customer_id and k.contact_id = g.customer_owner
    order by p.place
  `.execute(scope.db)
  const people = new Map((await listPeople(scope)).map(({ id, name }) => [id, name]))
  return rows.map((row) => goalOf(row, people, today))
}

function goalOf(row: Row, people: ReadonlyMap<string, string>, today: Day): Goal {
  const { metricId, metricName, unit, direction, metricKey, ...goal } = row
  const { ownerId, contactId, contactName, overrideStatus, overrideReason, overrideBy, overrideAt, ...rest } =
    goal
  return {
    ...rest,
    metric: { id: metricId, name: metricName, unit, direction, key: metricKey },
    teamOwner: ownerId === null ? null : { id: ownerId, name: people.get(ownerId) ?? ownerId },
    customerOwner: contactId === null ? null : { id: contactId, name: contactName ?? 'someone who left' },
    override: overrideStatus && {
      status: overrideStatus,
      reason: overrideReason,
      by: overrideBy!,
      at: overrideAt!,
    },
    sentence: progressSentence(
      { ...rest, isOverridden: overrideStatus !== null, isHeld: row.baseline === row.target },
      today,
    ),
  }
}

/** One goal; null when the customer has no such goal. */
export async function loadGoal(
  scope: Scope,
  customerId: number,
  id: number,
  today: Day,
): Promise<Goal | null> {
  const place = sql`select ${customerId}::bigint as customer_id, ${id}::bigint as id, 1 as place`
  const [goal] = await loadGoals(scope, place, today)
  return goal ?? null
}
