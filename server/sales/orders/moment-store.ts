import { sql } from 'kysely'
import { z } from 'zod'
import type { MomentSource } from '../../platform/modules/moment.ts'

const detail = z.object({
  id: z.int(),
  /** Among the purchases of the customer; null for an order that does not count. */
  nth: z.int().nullable(),
  /** In minor units; null when it is unknown. */
  amount: z.number().nullable(),
  refunded: z.number(),
  /** Null for the currency of the company. */
  currency: z.string().nullable(),
  cancelledAt: z.string().nullable(),
  /** Names, one for each line. */
  products: z.array(z.string()),
})
export type OrderMoment = z.output<typeof detail>

export const orderMoments: MomentSource = {
  kind: 'orders',
  detail,
  select: ({ customerId, timeZone }) => sql`
    select 'order ' || o.id as key, (o.occurred_at at time zone ${timeZone})::date as day, 1 as place, o.occurred_at as at,
           jsonb_build_object(
             'id', o.id, 'amount', o.amount, 'currency', o.currency,
             'nth', (select p.nth from purchase p where p.customer_id = o.customer_id and p.order_id = o.id),
             'refunded', coalesce((
               select sum(r.amount) from refund r where r.customer_id = o.customer_id and r.order_id = o.id), 0)::bigint,
             'cancelledAt', (
               select x.occurred_at from cancellation x where x.customer_id = o.customer_id and x.order_id = o.id),
             'products', coalesce((
               select jsonb_agg(coalesce(product.name, '?') order by l.i)
               from unnest(o.product_ids) with ordinality as l(id, i) left join product on product.id = l.id), '[]')
           ) as detail
    from sales_order o where o.customer_id = ${customerId}
  `,
}
