import { sql } from 'kysely'
import * as customers from '../../customers/customers.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { lockGoals } from '../lock.ts'
import { refreshStandings } from './store.ts'

/** The customer, also under an id that a merge has turned into an alias. @throws Refusal 404 when there is none */
export async function resolveCustomerId(scope: Scope, id: number): Promise<number> {
  return (await customers.requireCustomer(scope, id)).id
}

/**
 * Changes something of a customer's goals or readings, alone, and makes their standings follow in the same transaction.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function changeGoals<Answer>(
  scope: Scope,
  id: number,
  work: (scope: Scope, customerId: number) => Promise<Answer>,
): Promise<Answer> {
  return inTransaction(scope, async (scope) => {
    await lockGoals(scope.db)
    // Looked up under the lock: a merge that came first has made it another's.
    const own = await resolveCustomerId(scope, id)
    const answer = await work(scope, own)
    await refreshProgress(scope, [own])
    return answer
  })
}

/** Makes the standings of these customers follow, and tells it; call it in the transaction that wrote. */
export async function refreshProgress(scope: Scope, ids: readonly number[]): Promise<void> {
  await sql`drop table if exists goals_touched`.execute(scope.db)
  await sql`
    create temp table goals_touched on commit drop as
    select distinct id as customer_id from unnest(${ids}::bigint[]) id
  `.execute(scope.db)
  await refreshStandings(scope, ids)
  await scope.events.emit(scope, 'goals.changed', {})
}

/** Takes away all goals and readings of the customers whom a batch told of: they were made up, as the batch was. */
export async function eraseGoals({ db }: Scope, batchId: number): Promise<void> {
  await lockGoals(db)
  const those = sql`select id from customer where batch_id = ${batchId}`
  await sql`delete from goal where customer_id in (${those})`.execute(db)
  await sql`delete from reading where customer_id in (${those})`.execute(db)
}

/** @throws Refusal 404 */
export function refuseUnknown(what: string, id: number, customer: number): never {
  throw new Refusal(404, `${what}_unknown`, `Customer ${customer} has no ${what} ${id}. Load the page again.`)
}
