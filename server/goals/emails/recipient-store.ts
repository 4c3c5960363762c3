import { sql, type RawBuilder } from 'kysely'

/** A goal `g` with its standing `s` that people agreed on, and of which there is a new number in the month. */
export const hasNews = (month: string, timeZone: string) => sql`
  g.agreed_on is not null and s.status <> 'dropped' and exists (
    select from counted_reading r
    where r.customer_id = g.customer_id and r.metric_id = g.metric_id
      and r.at >= ${month}::timestamp at time zone ${timeZone}
      and r.at < (${month}::date + interval '1 month') at time zone ${timeZone}
      and r.at >= g.starts_on::timestamp at time zone ${timeZone}
  )
`

/**
 * Where these letters may go: to addresses that the team wrote down or let into the page. One that only tracking tells is
 * anybody's who has read the key in the product's pages.
 *
 * @param customers a query of their ids
 * @returns a query of customer_id, email and name, each address of a customer once
 */
export const recipientsQuery = (customers: RawBuilder<unknown>) => sql`
  with way as (
    select distinct on (customer_id, email) customer_id, email, contact_id, revoked_at from portal_link
    where customer_id in (${customers}) order by customer_id, email, id desc
  )
  select distinct on (customer_id, email) customer_id, email, name from (
    select g.customer_id, lower(k.email) as email, k.name from goal g
    join contact k on k.customer_id = g.customer_id and k.id = g.customer_owner
    where g.customer_id in (${customers}) and k.email is not null and not exists (
      select from contact_identity i
      where i.customer_id = k.customer_id and i.contact_id = k.id and i.mailed_at is not null
    )
    union all
    select way.customer_id, lower(way.email), k.name
    from way left join contact k on k.customer_id = way.customer_id and k.id = way.contact_id
    where way.revoked_at is null
  ) reader
  order by customer_id, email, name nulls last
`
