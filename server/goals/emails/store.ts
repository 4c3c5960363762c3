import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Recipient } from './content.ts'
import { hasNews, recipientsQuery } from './recipient-store.ts'

/** A month, as its first day, in a time zone. */
export type Month = { month: string; timeZone: string }

export async function areEmailsOn(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from progress_email_settings where is_enabled`.execute(db)
  return rows.length > 0
}

export async function setEmailsOn(db: Db, isOn: boolean): Promise<void> {
  await sql`update progress_email_settings set is_enabled = ${isOn}`.execute(db)
}

/** The next customers with a new reading in a month whose email about it is not queued yet. */
export async function customersWithNews(
  db: Db,
  { month, timeZone }: Month,
  afterId: number,
  limit: number,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct g.customer_id as id
    from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
    where g.customer_id > ${afterId} and ${hasNews(month, timeZone)}
      and not exists (
        select 1 from progress_email l where l.customer_id = g.customer_id and l.month = ${month}::date
      )
    order by 1 limit ${limit}
  `.execute(db)
  return rows.map(({ id }) => id)
}

/** Claims the email of a month to a customer. @returns false when it is claimed already, or emails have been turned off */
export async function claimEmail(db: Db, customerId: number, month: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    insert into progress_email (customer_id, month, queued_at)
    select ${customerId}, ${month}, ${now} from progress_email_settings where is_enabled
    on conflict do nothing
  `.execute(db)
  return numAffectedRows! > 0n
}

/** Who at a customer gets the email. */
export async function recipientsOf(db: Db, customerId: number): Promise<Recipient[]> {
  const { rows } = await sql<Recipient>`
    select email, name from (${recipientsQuery(sql`select ${customerId}::bigint as customer_id`)}) recipient order by email limit 20
  `.execute(db)
  return rows
}

/** The places of a customer's goals with a new reading in a month. */
export const placesWithNews = (customerId: number, { month, timeZone }: Month): RawBuilder<unknown> => sql`
  select g.customer_id, g.id, g.due_on as place
  from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
  where g.customer_id = ${customerId} and ${hasNews(month, timeZone)}
`

/** How many customers the email of a month would reach, and the first of them; not at the unsubscribed addresses. */
export async function reachedCustomers(
  db: Db,
  { month, timeZone }: Month,
  unsubscribed: readonly string[],
): Promise<{ customers: number; firstId: number | null }> {
  const { rows } = await sql<{ customers: number; firstId: number | null }>`
    with with_news as materialized (
      select distinct g.customer_id
      from goal g join goal_standing s on s.customer_id = g.customer_id and s.goal_id = g.id
      where ${hasNews(month, timeZone)}
    )
    select count(distinct recipient.customer_id)::integer as customers, min(recipient.customer_id) as "firstId"
    from (${recipientsQuery(sql`select customer_id from with_news`)}) recipient
    where recipient.email <> all (${unsubscribed}::text[])
  `.execute(db)
  return rows[0]!
}
