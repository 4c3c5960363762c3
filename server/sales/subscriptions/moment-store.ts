import { sql } from 'kysely'
import { z } from 'zod'
import type { MomentSource } from '../../platform/modules/moment.ts'
import { changeKinds } from './change.ts'

const detail = z.object({
  /** Notice is given when an end is recorded before its day. */
  what: z.enum(['change', 'notice']),
  change: z.object({
    kind: z.enum(changeKinds),
    day: z.string(),
    product: z.string().nullable(),
    /** In minor units. */
    monthly: z.number().nullable(),
    /** Null for the currency of the company. */
    currency: z.string().nullable(),
    termMonths: z.int().nullable(),
    reason: z.string().nullable(),
  }),
  subscription: z.object({ source: z.string(), name: z.string(), product: z.string().nullable() }),
})
export type SubscriptionMoment = z.output<typeof detail>

/** A change stands on its day, once that has come; notice stands on the day on which it was recorded. */
export const subscriptionMoments: MomentSource = {
  kind: 'subscriptions',
  detail,
  select: ({ customerId, timeZone }) => sql`
    with change as (
      select c.*, (c.recorded_at at time zone ${timeZone})::date as recorded_on,
             (select p.name from product p where p.id = c.product_id) as product,
             (select p.name from product p where p.id = s.product_id) as own_product,
             -- Of one day those of running subscriptions come first, each in the order of the source.
             lpad(row_number() over (
               order by c.occurred_on desc, array_position(array['active', 'paused', 'cancelled'], s.state), s.started_on desc,
                        s.subscription, c.id desc
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
