import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { ApplyInput } from '../schema.ts'
import type { Candidate, EligibleCustomer } from './eligibility.ts'

type Audience = ApplyInput['to']
type Filter = Extract<Audience, { filter: unknown }>['filter']

/** The customers of an audience, each with their latest reading of the metric, and whether they have a goal of the template. */
export async function candidates(
  db: Db,
  audience: Audience,
  { templateId, metricId, timeZone }: { templateId: string; metricId: number | null; timeZone: string },
): Promise<Candidate[]> {
  const chosen =
    'customers' in audience
      ? customersByIds(audience.customers)
      : customersByFilter(audience.filter, timeZone)
  const { rows } = await sql<Candidate>`
    select c.customer_id as id,
           (select value from counted_reading r where r.customer_id = c.customer_id and r.metric_id = ${metricId ?? 0}
            order by r.at desc, r.id desc limit 1) as baseline,
           exists (
             select 1 from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
             where g.customer_id = c.customer_id and g.template = ${templateId} and s.status not in ('reached', 'dropped')
           ) as "hasGoal"
    from fact_customer c where ${chosen} order by c.customer_id
  `.execute(db)
  return rows
}

/** The ids may include ids that merges have turned into aliases. */
const customersByIds = (ids: readonly number[]): RawBuilder<unknown> => sql`
  c.customer_id in (
    select coalesce(m.into_id, given.id) from unnest(${ids}::bigint[]) as given (id)
    left join fact_customer_alias m on m.from_id = given.id
  )
`

function customersByFilter(
  { search, kind, country, createdSince, withoutGoal }: Filter,
  timeZone: string,
): RawBuilder<unknown> {
  const pattern = search && `%${search.replace(/[\\%_]/g, '\\$&')}%`
  const conditions = [
    pattern && sql`c.search like lower(unaccent(${pattern}))`,
    kind && sql`c.kind = ${kind}`,
    country && sql`c.country = ${country}`,
    createdSince && sql`c.created_at >= ${createdSince}::timestamp at time zone ${timeZone}`,
    withoutGoal &&
      sql`not exists (select 1 from goal_standing s where s.customer_id = c.customer_id and s.status <> 'dropped')`,
  ].filter((condition) => typeof condition === 'object')
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** What is equal in all goals that are made from a template at once. */
export type SharedGoal = {
  outcome: string
  metricId: number
  agreedOn: string | null
  startsOn: string
  dueOn: string
  teamOwner: string | null
  template: string
  createdBy: string
}

export async function insertGoals(
  db: Db,
  goal: SharedGoal,
  customers: readonly EligibleCustomer[],
  now: Date,
): Promise<void> {
  await sql`
    insert into goal (
      customer_id, outcome, metric_id, baseline, target, agreed_on, starts_on, due_on, team_owner, template,
      created_at, created_by
    )
    select id, ${goal.outcome}, ${goal.metricId}, baseline, target, ${goal.agreedOn}::date, ${goal.startsOn}::date,
           ${goal.dueOn}::date, ${goal.teamOwner}, ${goal.template}, ${now}, ${goal.createdBy}
    from unnest(
      ${customers.map(({ id }) => id)}::bigint[], ${customers.map(({ baseline }) => baseline)}::double precision[],
      ${customers.map(({ target }) => target)}::double precision[]
    ) as eligible (id, baseline, target)
  `.execute(db)
}
