import { sql } from 'kysely'
import { get } from '../../customers/customers.ts'
import { actorDisplayName, type Scope } from '../../platform/scope/scope.ts'
import type { Judgement, NewJudgement } from '../schema.ts'

/** What people of the team think of how it goes, the newest first: kept beside what is computed, never mixed with it. */
export async function judgementsOf(scope: Scope, customerId: number): Promise<Judgement[]> {
  const { id } = await get(scope, customerId)
  const { rows } = await sql<Judgement>`
    select id, level, reason, author, judged_at as "judgedAt" from judgement
    where customer_id = ${id} order by judged_at desc, id desc limit 200
  `.execute(scope.db)
  return rows
}

/**
 * A person's judgement from 1 (badly) to 5 (very well), with the reason. A new one stands beside those before it.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function judge(scope: Scope, { id, level, reason }: NewJudgement): Promise<Judgement> {
  const customer = await get(scope, id)
  const { rows } = await sql<Judgement>`
    insert into judgement (customer_id, level, reason, author, judged_at)
    values (${customer.id}, ${level}, ${reason}, ${actorDisplayName(scope.actor)}, ${scope.now})
    returning id, level, reason, author, judged_at as "judgedAt"
  `.execute(scope.db)
  return rows[0]!
}
