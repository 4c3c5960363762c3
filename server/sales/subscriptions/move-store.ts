import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'

/**
 * Gives what was told of the subscriptions of one customer to another. A subscription of which both have one of that
 * name keeps apart under a longer name, so that neither history disturbs the other.
 *
 * @returns whether there was anything to move
 */
export async function moveSubscriptions(db: Db, from: number, into: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into subscription_change (
      customer_id, id, source, source_id, subscription, kind, occurred_on, product_id, monthly, currency, term_months,
      renews_on, reason, batch_ids, told_at
    )
    overriding system value
    select ${into}, id, source, source_id,
           case when exists (select from subscription s where s.customer_id = ${into} and s.source = c.source
                                                          and s.subscription = c.subscription)
           then c.subscription || ' (of customer ' || ${from}::text || ')' else c.subscription end,
           kind, occurred_on, product_id, monthly, currency, term_months, renews_on, reason, batch_ids, told_at
    from subscription_change c where customer_id = ${from}
  `.execute(db)
  await sql`delete from subscription_change where customer_id = ${from}`.execute(db)
  return numAffectedRows! > 0n
}

/** Takes back what only this batch told; what others told too stays theirs. */
export async function removeBatch(db: Db, batchId: number): Promise<void> {
  await sql`delete from subscription_change where batch_ids = array[${batchId}::bigint]`.execute(db)
  await sql`
    update subscription_change set batch_ids = array_remove(batch_ids, ${batchId}::bigint)
    where ${batchId}::bigint = any (batch_ids)
  `.execute(db)
}
