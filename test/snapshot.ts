import { sql } from 'kysely'
import type { Db } from '../server/platform/database/pool.ts'

/** All facts about customers, sales, subscriptions and readings, independent of internal ids and of the order of writing. */
export async function snapshotFacts(db: Db): Promise<unknown> {
  const { rows } = await sql<{ facts: unknown }>`
    with who as (
      select c.id, coalesce((select min(i.source || ':' || i.external_id) from customer_identity i where i.customer_id = c.id), c.name) as name
      from customer c
    )
    select jsonb_build_object(
      'customers', (select jsonb_agg(jsonb_build_array(w.name, c.name, c.email, c.country) order by w.name) from customer c join who w using (id)),
      'identities', (select jsonb_agg(jsonb_build_array(i.source, i.external_id, w.name) order by i.source, i.external_id)
                     from customer_identity i join who w on w.id = i.customer_id),
      'orders', (select jsonb_agg(jsonb_build_array(w.name, o.source, o.source_id, o.occurred_at, o.currency, o.channel, o.country, o.amount,
                   (select array_agg(p.sku order by l.i) from unnest(o.product_ids) with ordinality l(id, i) join product p on p.id = l.id),
                   o.quantities, o.line_amounts,
                   (select jsonb_agg(jsonb_build_array(r.source, r.source_id, r.amount, r.occurred_at) order by r.source, r.source_id)
                    from refund r where r.customer_id = o.customer_id and r.order_id = o.id),
                   (select x.occurred_at from cancellation x where x.customer_id = o.customer_id and x.order_id = o.id))
                 order by o.source, o.source_id) from sales_order o join who w on w.id = o.customer_id),
      'changes', (select jsonb_agg(jsonb_build_array(w.name, c.source, c.source_id, c.subscription, c.kind, c.occurred_on, c.monthly, c.currency)
                  order by c.source, c.source_id) from subscription_change c join who w on w.id = c.customer_id),
      'subscriptions', (select jsonb_agg(jsonb_build_array(w.name, s.source, s.subscription, s.state, s.monthly, s.ends_on) order by s.source, w.name, s.subscription)
                        from subscription s join who w on w.id = s.customer_id),
      'readings', (select jsonb_agg(jsonb_build_array(w.name, m.key, r.source, r.source_id, r.value, r.at)
                   order by w.name, m.key, r.source, r.source_id)
                   from reading r join metric m on m.id = r.metric_id join who w on w.id = r.customer_id),
      'purchases', (select jsonb_agg(jsonb_build_array(w.name, p.nth, p.day, p.amount, p.gap_days, p.age_days, p.new_products, p.cohort,
                   p.cohort_month, p.first_in_month) order by w.name, p.nth) from purchase p join who w on w.id = p.customer_id),
      'standings', (select jsonb_agg(jsonb_build_array(w.name, s.purchases, s.orders, s.total, s.lost, s.first_day, s.last_day,
                   s.median_gap_days, s.unpriced, s.unrated, s.first_channel, s.first_country) order by w.name)
                   from purchase_standing s join who w on w.id = s.customer_id)
    ) as facts
  `.execute(db)
  return rows[0]!.facts
}
