import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Computation } from './computation.ts'
import type { Metric } from './schema.ts'
import type { NewMetric } from '../schema.ts'

/** The metrics `m` that meet a condition, with the number of their goals and of the customers who have one. */
const metricsWhere = (condition: RawBuilder<unknown>): RawBuilder<Metric> => sql<Metric>`
  with usage as (
    select g.metric_id, count(*)::integer as goals, count(distinct g.customer_id)::integer as customers
    from goal g join metric m on m.id = g.metric_id where ${condition} group by 1
  )
  select m.id, m.name, m.unit, m.direction, m.source, m.computation, m.key, m.archived_at as "archivedAt",
         coalesce(u.goals, 0) as goals, coalesce(u.customers, 0) as customers
  from metric m left join usage u on u.metric_id = m.id
  where ${condition} order by m.archived_at is not null, lower(m.name), m.id limit 1000
`

export async function metrics(db: Db): Promise<Metric[]> {
  return (await metricsWhere(sql`true`).execute(db)).rows
}

export async function metric(db: Db, id: number): Promise<Metric | null> {
  return (await metricsWhere(sql`m.id = ${id}`).execute(db)).rows[0] ?? null
}

export async function metricByKey(db: Db, key: string): Promise<Metric | null> {
  return (await metricsWhere(sql`m.key = ${key}`).execute(db)).rows[0] ?? null
}

/** @returns null when another metric has the key */
export async function insertMetric(
  db: Db,
  { name, unit, direction, source, computation, key }: NewMetric & { key: string },
  now: Date,
): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    insert into metric (name, unit, direction, source, computation, key, created_at)
    values (${name}, ${unit}, ${direction}, ${source}, ${computation && JSON.stringify(computation)}::jsonb, ${key}, ${now})
    on conflict (key) do nothing returning id
  `.execute(db)
  return rows[0]?.id ?? null
}

export async function renameMetric(db: Db, id: number, name: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update metric set name = ${name} where id = ${id}`.execute(db)
  return numAffectedRows! > 0n
}

export async function archiveMetric(db: Db, id: number, at: Date | null): Promise<boolean> {
  const archived = at === null ? sql`null` : sql`coalesce(archived_at, ${at})`
  const { numAffectedRows } = await sql`
    update metric set archived_at = ${archived} where id = ${id}
  `.execute(db)
  return numAffectedRows! > 0n
}

export type ComputedMetric = { id: number; computation: Computation; computedOn: string | null }

export async function computedMetrics(db: Db): Promise<ComputedMetric[]> {
  const { rows } = await sql<ComputedMetric>`
    select id, computation, computed_on as "computedOn" from metric
    where source = 'computed' and computation is not null order by id
  `.execute(db)
  return rows
}

export async function markComputed(db: Db, id: number, day: string): Promise<void> {
  await sql`
    update metric set computed_on = greatest(computed_on, ${day}::date) where id = ${id}
  `.execute(db)
}
