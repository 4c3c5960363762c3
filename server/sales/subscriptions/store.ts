import { sql, type RawBuilder } from 'kysely'
import type { StagedCustomers } from '../../customers/identity/staged-store.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { ManualChange } from './schema.ts'
import type { SubscriptionRow } from './view.ts'

type SubscriptionKey = { source: string; name: string }

/** @returns the customer of each change that was written */
export async function insertStaged(
  { db, now }: Scope,
  batch: RawBuilder<unknown>,
  customers: StagedCustomers,
  source: string,
  batchId: number | null,
): Promise<number[]> {
  const { rows } = await sql<{ customerId: number }>`
    insert into subscription_change (
      customer_id, source, source_id, subscription, kind, occurred_on, product_id, monthly, currency, term_months,
      renews_on, reason, batch_ids, recorded_at
    )
    select w.customer_id, ${source}, t.source_id, t.subscription, t.kind, t.occurred_on, t.product_id, t.monthly, t.currency,
           t.term_months, t.renews_on, t.reason, array_remove(array[${batchId}::bigint], null), ${now}
    from ${batch} t join ${customers} w using (who)
    order by t.place
    returning customer_id as "customerId"
  `.execute(db)
  return rows.map(({ customerId }) => customerId)
}

/** @returns its planned end; undefined: there is no such subscription */
export async function findSubscription(
  db: Db,
  customerId: number,
  { source, name }: SubscriptionKey,
): Promise<{ endsOn: string | null } | undefined> {
  const { rows } = await sql<{ endsOn: string | null }>`
    select ends_on as "endsOn" from subscription
    where customer_id = ${customerId} and source = ${source} and subscription = ${name}
  `.execute(db)
  return rows[0]
}

/**
 * Customers with a planned end that is due, the longest overdue first; and, when the clock was set back, those with a
 * change whose day lies ahead again.
 */
export async function customersWithDueEnds(db: Db, today: string, most: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select distinct customer_id as id from (
      (select customer_id from subscription_change where lies_ahead and occurred_on <= ${today}::date
       order by occurred_on limit ${most})
      union all
      (select customer_id from subscription_change where not lies_ahead and occurred_on > ${today}::date
       order by occurred_on limit ${most})
    ) due
  `.execute(db)
  return rows.map(({ id }) => id)
}

export async function insertManual(
  { db, now }: Scope,
  customerId: number,
  { source, name }: SubscriptionKey,
  sourceId: string,
  change: ManualChange,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    with named as (
      insert into product (sku, name) select ${change.product}, ${change.product} where ${change.product}::text is not null
      on conflict (sku) do update set sku = excluded.sku
      returning id
    )
    insert into subscription_change (
      customer_id, source, source_id, subscription, kind, occurred_on, product_id, monthly, currency, term_months,
      renews_on, reason, recorded_at
    )
    values (${customerId}, ${source}, ${sourceId}, ${name}, ${change.change}, ${change.on}, (select id from named), ${change.monthly},
            ${change.currency}, ${change.termMonths}, ${change.renewsOn}, ${change.reason}, ${now})
    returning id
  `.execute(db)
  return rows[0]!.id
}

export async function deleteChange(db: Db, customerId: number, id: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    delete from subscription_change where customer_id = ${customerId} and id = ${id}
  `.execute(db)
  return numAffectedRows === 1n
}

/** The subscriptions of a customer, those that run first, each with its history. */
export async function loadSubscriptions(db: Db, customerId: number): Promise<SubscriptionRow[]> {
  const { rows } = await sql<SubscriptionRow>`
    select s.source, s.subscription as name, p.name as product, s.state, s.monthly, company.currency, s.started_on as "startedOn",
           s.ended_on as "endedOn", s.ends_on as "endsOn", s.reason, jsonb_build_object(
             'renewsOn', s.renews_on - date '1970-01-01', 'renewsFrom', s.renews_from - date '1970-01-01',
             'termMonths', s.term_months, 'endsOn', s.ends_on - date '1970-01-01'
           ) as terms, (
             select jsonb_agg(jsonb_build_object(
               'id', c.id, 'kind', c.kind, 'day', c.occurred_on, 'liesAhead', c.lies_ahead,
               'recordedOn', (c.recorded_at at time zone company.time_zone)::date, 'monthly', c.monthly,
               'currency', coalesce(c.currency, company.currency), 'product', sold.name, 'termMonths', c.term_months,
               'renewsOn', c.renews_on, 'reason', c.reason, 'isByHand', c.source_id like 'hand:%'
             ) order by c.occurred_on desc, c.id desc)
             from subscription_change c left join product sold on sold.id = c.product_id
             where c.customer_id = s.customer_id and c.source = s.source and c.subscription = s.subscription
           ) as changes
    from subscription s cross join fact_settings company left join product p on p.id = s.product_id
    where s.customer_id = ${customerId}
    order by array_position(array['active', 'paused', 'cancelled'], s.state), s.started_on desc, s.subscription
  `.execute(db)
  return rows
}
