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
 * @param customers a query of customer_id
 * @returns a query of customer_id, email and name, each address of a customer once
 */
export const recipientsQuery = (customers: RawBuilder<unknown>) => sql`
  select distinct on (customer_id, email) customer_id, email, name from (
    select g.customer_id, lower(k.email) as email, k.name
    from goal g join fact_contact k on k.customer_id = g.customer_id and k.contact_id = g.customer_owner
    where g.customer_id in (${customers}) and k.email is not null and not k.is_email_tracked
    union all
    select a.customer_id, lower(a.email), k.name
    from (${customers}) c
    -- One customer at a time, so that the access of the others is not read.
    cross join lateral (select * from fact_portal_access own where own.customer_id = c.customer_id) a
    left join fact_contact k on k.customer_id = a.customer_id and k.contact_id = a.contact_id
  ) recipient
  order by customer_id, email, name nulls last
`
