import { sql, type RawBuilder } from 'kysely'
import type { CustomerSet } from '../../customers/customer-set-store.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { todayOf } from '../../platform/calendar/today.ts'

/**
 * Computes the subscriptions and movements of some customers again from the changes whose day has come, set by set. Call
 * it in the transaction that wrote the changes.
 *
 * standing.ts and movements.ts define them; a property test and `rondo verify` compare both.
 */
export async function refreshSubscriptions(
  scope: Pick<Scope, 'db' | 'now'>,
  customers: CustomerSet,
): Promise<void> {
  const { db } = scope
  const { currency } = await getSettings(scope)
  await markFutureChanges(scope, customers)
  await sql`delete from subscription s using ${customers.rows} t where s.customer_id = t.customer_id`.execute(
    db,
  )
  await sql`delete from revenue_movement m using ${customers.rows} t where m.customer_id = t.customer_id`.execute(
    db,
  )
  await sql`
    with ${levels(currency, customers)},
    stands as (insert into subscription ${STANDING})
    insert into revenue_movement ${MOVEMENTS}
  `.execute(db)
}

async function markFutureChanges(scope: Pick<Scope, 'db' | 'now'>, customers: CustomerSet): Promise<void> {
  const { text } = await todayOf(scope)
  await sql`
    update subscription_change c set lies_ahead = not c.lies_ahead from ${customers.rows} t
    where c.customer_id = t.customer_id and c.lies_ahead <> (c.occurred_on > ${text}::date)
  `.execute(scope.db)
}

/** The same rule as `inferTerm`. */
const TERM_BEFORE = sql`
  case when renews_on > began then least(12, greatest(1, round((renews_on - began) / 30.4375))) else 12 end
`

/** Every change whose day has come, with its place, the amount from then on, and the term and renewal that hold then. */
const levels = (own: string, customers: CustomerSet): RawBuilder<unknown> => sql`
  placed as (
    select c.*, c.currency <> ${own} as is_foreign, row_number() over ordered as nth,
           c.renews_on is not null or c.term_months is not null or c.kind in ('started', 'renewed') as sets_renewal,
           coalesce(max(c.occurred_on) filter (where c.kind in ('started', 'renewed')) over ordered,
                    first_value(c.occurred_on) over ordered) as began,
           count(*) filter (where c.kind <> 'cancelled') over ordered as lives,
           count(c.monthly) over ordered as price, count(c.term_months) over ordered as term, count(c.product_id) over ordered as sold,
           min(c.occurred_on) filter (where c.monthly is not null)
             over (partition by customer_id, source, subscription, currency) as rated_on
    from subscription_change c join ${customers.rows} changed using (customer_id)
    where not c.lies_ahead
    window ordered as (
      partition by customer_id, source, subscription
      order by occurred_on, c.id
    )
  ),
  worthy as (
    select p.*, count(*) filter (where sets_renewal) over ordered as renewal,
           case when is_foreign then round(p.monthly * rate.minor_rate)::bigint else p.monthly end as worth,
           first_value(term_months) over (partition by customer_id, source, subscription, term order by nth) as term_held,
           first_value(product_id) over (partition by customer_id, source, subscription, sold order by nth) as product_held
    from placed p left join lateral (
      select minor_rate from currency_rate r
      where p.is_foreign and r.currency = p.currency and r.from_day <= p.rated_on
      order by r.from_day desc limit 1
    ) rate on true
    window ordered as (partition by customer_id, source, subscription order by nth)
  ),
  level as materialized (
    select *, case when kind in ('paused', 'cancelled') then 0
              else first_value(worth) over (partition by customer_id, source, subscription, price order by nth) end as brings,
           first_value(coalesce(renews_on, (occurred_on + make_interval(months => term_held))::date)) over held as renews_held,
           first_value(coalesce(renews_on, occurred_on)) over held as from_held,
           first_value(coalesce(term_held, ${TERM_BEFORE})) over held as months_held,
           renewal > 0 as has_renewal,
           min(occurred_on) filter (where kind = 'cancelled') over (partition by customer_id, source, subscription, lives) as ended_on
    from worthy
    window held as (partition by customer_id, source, subscription, renewal order by nth)
  ),
  planned as (
    select customer_id, source, subscription, min(occurred_on) as ends_on
    from subscription_change join ${customers.rows} changed using (customer_id)
    where lies_ahead and kind = 'cancelled' group by 1, 2, 3
  )
`

const STANDING: RawBuilder<unknown> = sql`
  (customer_id, subscription, source, product_id, state, monthly, started_on, ended_on, renews_on, renews_from, term_months,
   ends_on, reason)
  select customer_id, subscription, source, product_held,
         case when kind in ('paused', 'cancelled') then kind else 'active' end, brings, started_on,
         case when kind = 'cancelled' then ended_on end,
         case when renews then renews_held end, case when renews then from_held end, case when renews then months_held end,
         case when kind <> 'cancelled' then ends_on end,
         case when kind in ('paused', 'cancelled') then reason end
  from (
    select distinct on (customer_id, source, subscription) *, kind <> 'cancelled' and has_renewal and renews_held is not null as renews,
           min(occurred_on) over (partition by customer_id, source, subscription) as started_on
    from level order by customer_id, source, subscription, nth desc
  ) last
  left join planned using (customer_id, source, subscription)
`

const MOVEMENTS: RawBuilder<unknown> = sql`
  (customer_id, month, cohort, before, after, kind)
  with month_end as (
    select distinct on (customer_id, source, subscription, month) customer_id, source, subscription, month,
           coalesce(brings, 0) as brings
    from (select *, date_trunc('month', occurred_on::timestamp)::date as month from level) l
    order by customer_id, source, subscription, month, nth desc
  ),
  moved as (
    select customer_id, month, sum(by) as by
    from (
      select customer_id, month,
             brings - lag(brings, 1, 0) over (partition by customer_id, source, subscription order by month) as by
      from month_end
    ) each
    group by 1, 2 having sum(by) <> 0
  )
  select customer_id, month, min(month) over (partition by customer_id), (after - by)::bigint, after::bigint,
         case when month = min(month) over (partition by customer_id) then 'new' when after = by then 'return'
              when after = 0 then 'churn' when by > 0 then 'expansion' else 'contraction' end
  from (select *, sum(by) over (partition by customer_id order by month) as after from moved) l
`
