import { sql, type RawBuilder } from 'kysely'

/** The condition that a goal `g` with its standing `s` is agreed and has a new reading in a month. */
export const hasNews = (month: string, timeZone: string) => sql`
  g.agreed_on is not null and s.status <> 'dropped' and exists (
    select 1 from counted_reading r
    where r.customer_id = g.customer_id and r.metric_id = g.metric_id
      and r.at >= ${month}::timestamp at time zone ${timeZone}
      and r.at < (${month}::date + interval '1 month') at time zone ${timeZone}
      and r.at >= g.starts_on::timestamp at time zone ${timeZone}
  )
`

/**
 * The allowed recipients: addresses that the team entered or gave access to the portal. An address that only tracking
 * reported may come from anyone who has read the public key in the product's pages.
 *
 * @param customers a query of their ids
 * @returns a query of customer_id, email and name, each address of a customer once
 */
export const recipientsQuery = (customers: RawBuilder<unknown>) => sql`
  with portal_access as (
    select distinct on (customer_id, email) customer_id, email, contact_id, revoked_at from portal_link
    where customer_id in (${customers}) order by customer_id, email, id desc
  )
  select distinct on (customer_id, email) customer_id, email, name from (
    select g.customer_id, lower(k.email) as email, k.name from goal g
    join contact k on k.customer_id = g.customer_id and k.id = g.customer_owner
    where g.customer_id in (${customers}) and k.email is not null and not exists (
      select 1 from contact_identity i
      where i.customer_id = k.customer_id and i.contact_id = k.id and i.mailed_at is not null
    )
    union all
    select a.customer_id, lower(a.email), k.name
    from portal_access a left join contact k on k.customer_id = a.customer_id and k.id = a.contact_id
    where a.revoked_at is null
  ) recipient
  order by customer_id, email, name nulls last
`
