import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { CustomerSignal } from './schema.ts'

export type SignalRow = Omit<CustomerSignal, 'group' | 'assignee' | 'codeLabel'> & {
  assigneeId: string | null
}

/** Every signal that one customer has had, the newest first; at most 500. */
export async function listSignals(db: Db, customerId: number, today: string): Promise<SignalRow[]> {
  const { rows } = await sql<SignalRow>`
    select id, kind, reason, since - date '1970-01-01' as since, strength, evidence,
           case when ended_on is not null then 'ended' when addressed_at is not null then 'addressed'
                when snoozed_until > ${today}::date then 'snoozed' else 'open' end as state,
           opened_on as "openedOn", ended_on as "endedOn", addressed_at as "addressedAt",
           addressed_by as "addressedBy", code, comment, snoozed_until as "snoozedUntil", assignee as "assigneeId"
    from signal where customer_id = ${customerId}
    order by opened_on desc, id desc limit 500
  `.execute(db)
  return rows
}
