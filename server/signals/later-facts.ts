import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../platform/days.ts'
import type { Db } from '../platform/db.ts'
import type { Ask, GoalState, History, Renewal } from './history.ts'

type Histories = ReadonlyMap<number, History>
type Of<Fact> = Fact & { customerId: number }

/** What customers want to reach; what was dropped is nobody's goal any more. */
export async function addGoals(db: Db, histories: Histories, those: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<Of<Omit<GoalState, 'now'> & NonNullable<GoalState['now']>>>`
    select customer_id as "customerId", goal_id as id, outcome, starts_on - date '1970-01-01' as "startsOn",
           due_on - date '1970-01-01' as "dueOn", reached_on - date '1970-01-01' as "reachedOn",
           status, progress, expected
    from fact_goal where ${those} and status <> 'dropped' order by goal_id
  `.execute(db)
  for (const { customerId, status, progress, expected, ...goal } of rows)
    histories.get(customerId)?.goals.push({ ...goal, now: { status, progress, expected } })
}

/** What was told by hand has no name of its own but a number drawn by lot, which says nothing to people. */
const UNNAMED = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

/** The terms that run; a term begins where the subscription was started or last renewed. */
export async function addRenewals(db: Db, histories: Histories, those: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<Of<Renewal>>`
    select s.customer_id as "customerId",
           coalesce(p.name, case when s.subscription !~ ${UNNAMED} then s.subscription end) as subscription, s.renews_on - date '1970-01-01' as "renewsOn", s.monthly,
           coalesce(t.began, s.started_on) - date '1970-01-01' as "termFrom"
    from (select * from fact_subscription where ${those} and state = 'active' and renews_on is not null) s
    left join fact_product p on p.id = s.product_id
    left join lateral (
      select max(occurred_on) as began from fact_subscription_change c
      where c.customer_id = s.customer_id and c.subscription = s.subscription
        and c.kind in ('started', 'renewed') and c.occurred_on < s.renews_on
    ) t on true
    order by s.renews_on, s.subscription
  `.execute(db)
  for (const { customerId, ...renewal } of rows) histories.get(customerId)?.renewals.push(renewal)
}

/** Asks for the next sale; one that was taken back never was. */
export async function addAsks(db: Db, histories: Histories, those: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<Of<{ day: Day; answer: Ask['answer'] }>>`
    select customer_id as "customerId", asked_on - date '1970-01-01' as day, answer
    from fact_ask where ${those} order by asked_on, id
  `.execute(db)
  for (const { customerId, ...ask } of rows) histories.get(customerId)?.asks.push(ask)
}
