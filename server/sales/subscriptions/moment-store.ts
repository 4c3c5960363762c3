import { sql } from 'kysely'
import type { MomentSource } from '../../platform/modules/moment.ts'
import type { ChangeKind } from './change.ts'

export type SubscriptionMoment = {
  /** Notice is given when an end is recorded before its day. */
  what: 'change' | 'notice'
  change: {
    kind: ChangeKind
    day: string
    product: string | null
    /** In minor units. */
    monthly: number | null
    /** Null for the currency of the company. */
    currency: string | null
    termMonths: number | null
    reason: string | null
  }
  subscription: { source: string; name: string; product: string | null }
}

/** A change stands on its day, once that has come; notice stands on the day on which it was recorded. */
export const subscriptionMoments: MomentSource = {
  kind: 'subscriptions',
  select: ({ customerId, timeZone }) => sql`
    with change as (
      select c.*, (c.recorded_at at time zone ${timeZone})::date as recorded_on,
             (select p.name from product p where p.id = c.product_id) as product,
             (select p.name from product p where p.id = s.product_id) as own_product,
             -- Changes of one day have an order that their ids do not give.
             lpad(row_number() over (
               order by c.occurred_on desc, array_position(array['active', 'paused', 'cancelled'], s.state), s.started_on desc,
                        s.subscription, c.kind = 'started', length(c.source_id) desc, c.source_id collate "C" desc
             )::text, 9, '0') as position
      from subscription_change c
      join subscription s on s.customer_id = c.customer_id and s.source = c.source and s.subscription = c.subscription
      where c.customer_id = ${customerId}
    ),
    moment as (
      select 'change' as what, occurred_on as day, change.* from change where not lies_ahead
      union all
      select 'notice', recorded_on, change.* from change where kind = 'cancelled' and recorded_on < occurred_on
    )
    select what || ' ' || position as key, day, 0 as place, null::timestamptz as at, jsonb_build_object(
             'what', what,
             'change', jsonb_build_object(
               'kind', kind, 'day', occurred_on, 'product', product, 'monthly', monthly, 'currency', currency,
               'termMonths', term_months, 'reason', reason),
             'subscription', jsonb_build_object('source', source, 'name', subscription, 'product', own_product)
           ) as detail
    from moment
  `,
}
