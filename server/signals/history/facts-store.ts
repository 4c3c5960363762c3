import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import { monthsLater } from '../../sales/subscriptions/change.ts'
import { upcomingRenewal, type RenewalTerms } from '../../sales/subscriptions/renewal.ts'
import type { Ask, GoalState, History, Renewal } from './history.ts'

type Histories = ReadonlyMap<number, History>
type Of<Fact> = Fact & { customerId: number }

/** Adds the goals of the customers, without those that were dropped. */
export async function addGoals(db: Db, histories: Histories, isSelected: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<Of<Omit<GoalState, 'now'> & NonNullable<GoalState['now']>>>`
    select customer_id as "customerId", goal_id as id, outcome, starts_on - date '1970-01-01' as "startsOn",
           due_on - date '1970-01-01' as "dueOn", reached_on - date '1970-01-01' as "reachedOn",
           status, progress, expected
    from fact_goal where ${isSelected} and status <> 'dropped' order by goal_id
  `.execute(db)
  for (const { customerId, status, progress, expected, ...goal } of rows)
    histories.get(customerId)?.goals.push({ ...goal, now: { status, progress, expected } })
}

/** A subscription entered by hand has a random id, which means nothing to people. */
const UNNAMED = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'

type ActiveTerm = Of<Pick<Renewal, 'subscription' | 'monthly'> & RenewalTerms>

/** Adds the terms that will be renewed. Where the day of a renewal has passed without a report, the term that followed automatically. */
export async function addRenewals(
  db: Db,
  histories: Histories,
  isSelected: RawBuilder<unknown>,
  today: Day,
): Promise<void> {
  const { rows } = await sql<ActiveTerm>`
    select s.customer_id as "customerId",
           coalesce(p.name, case when s.subscription !~ ${UNNAMED} then s.subscription end) as subscription, s.monthly,
           s.renews_on - date '1970-01-01' as "renewsOn", s.renews_from - date '1970-01-01' as "renewsFrom",
           s.term_months as "termMonths", s.ends_on - date '1970-01-01' as "endsOn"
    from (select * from fact_subscription where ${isSelected} and state = 'active' and renews_on is not null) s
    left join fact_product p on p.id = s.product_id
    order by s.renews_on, s.subscription
  `.execute(db)
  for (const { customerId, subscription, monthly, ...terms } of rows) {
    const renewsOn = upcomingRenewal(terms, today)
    if (renewsOn === null) continue
    const termFrom = monthsLater(renewsOn, -terms.termMonths!)
    histories.get(customerId)?.renewals.push({ subscription, monthly, renewsOn, termFrom })
  }
}

/** Adds the asks for the next sale. */
export async function addAsks(db: Db, histories: Histories, isSelected: RawBuilder<unknown>): Promise<void> {
  const { rows } = await sql<Of<{ day: Day; answer: Ask['answer'] }>>`
    select customer_id as "customerId", asked_on - date '1970-01-01' as day, answer
    from fact_ask where ${isSelected} order by asked_on, id
  `.execute(db)
  for (const { customerId, ...ask } of rows) histories.get(customerId)?.asks.push(ask)
}
