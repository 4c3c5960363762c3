import { sql } from 'kysely'
import { inTransaction, type Scope } from '../platform/scope/scope.ts'
import { lockRefresh, refresh } from '../signals/detect/detect.ts'
import type { Answer } from '../plays/schema.ts'
import { attributeSales } from './attribution-store.ts'

/** That somebody was asked before Rondo kept it; the day as text. */
export type PastAsk = { customerId: number; askedOn: string; answer: Answer; by: string }

/** Keeps asks of the past, all at once; of customers who have not bought there are none. */
export async function importAsks(scope: Scope, told: readonly PastAsk[]): Promise<void> {
  if (told.length === 0) return
  await inTransaction(scope, async (scope) => {
    await lockRefresh(scope.db)
    const of = <Field extends keyof PastAsk>(field: Field) => told.map((one) => one[field])
    await sql`
      insert into next_sale_ask (customer_id, asked_on, answer, age_days, by_user, by_name, acted_at)
      select b.customer_id, t.asked_on, t.answer, greatest(0, t.asked_on - b.first_day), t.by, t.by, ${scope.now}
      from unnest(
        ${of('customerId')}::bigint[], ${of('askedOn')}::date[], ${of('answer')}::text[], ${of('by')}::text[]
      ) t (customer_id, asked_on, answer, by)
      join fact_buyer b on b.customer_id = t.customer_id
    `.execute(scope.db)
    const ids = [...new Set(of('customerId'))]
    await refresh(scope, ids)
    await attributeSales(scope.db, ids)
  })
}
