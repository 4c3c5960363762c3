import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { CustomerTables, OnMerge } from '../platform/modules/customer-table.ts'

/**
 * Moves the rows of one customer to another in every declared table, as each declares; what is derived stays, until
 * `deleteDerivedRows`. Rows are inserted and deleted: customer_id says on which machine a row is kept, and never
 * changes. Parents are declared before their children.
 *
 * @returns the tables of which rows moved
 */
export async function moveCustomerRows(
  db: Db,
  tables: CustomerTables,
  from: number,
  into: number,
): Promise<string[]> {
  const filled = await tablesWithRows(db, Object.keys(tables), from)
  const moving = filled.flatMap((table) => {
    const declared = tables[table]!
    return declared === 'derived' ? [] : [{ table, ...declared }]
  })
  const columns = await columnsOf(
    db,
    moving.map(({ table }) => table),
  )
  for (const { table, onMerge, isLookup } of moving) {
    if (typeof onMerge === 'object' && 'combine' in onMerge) await onMerge.combine(db, from, into)
    else if (isLookup) await repoint(db, table, columns.get(table)!, from, into)
    else await copyRows(db, table, columns.get(table)!, onMerge, from, into)
  }
  for (const { table } of moving.toReversed())
    await sql`delete from ${sql.table(table)} where customer_id = ${from}`.execute(db)
  return moving.map(({ table }) => table)
}

/** Deletes what was derived from the facts that a merged customer no longer has. */
export async function deleteDerivedRows(db: Db, tables: CustomerTables, customerId: number): Promise<void> {
  const derived = Object.keys(tables).filter((table) => tables[table] === 'derived')
  for (const table of (await tablesWithRows(db, derived, customerId)).toReversed())
    await sql`delete from ${sql.table(table)} where customer_id = ${customerId}`.execute(db)
}

async function tablesWithRows(db: Db, tables: readonly string[], customerId: number): Promise<string[]> {
  const probes = tables.map(
    (table) => sql`
      select ${table}::text as name where exists (select 1 from ${sql.table(table)} where customer_id = ${customerId})`,
  )
  if (probes.length === 0) return []
  const { rows } = await sql<{ name: string }>`${sql.join(probes, sql` union all `)}`.execute(db)
  const filled = new Set(rows.map(({ name }) => name))
  return tables.filter((table) => filled.has(table))
}

async function columnsOf(db: Db, tables: readonly string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ name: string; columns: string[] }>`
    select c.relname::text as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relname = any(${tables})
      and a.attnum > 0 and not a.attisdropped and a.attgenerated = '' and a.attname <> 'customer_id'
    group by 1
  `.execute(db)
  return new Map(rows.map(({ name, columns }) => [name, columns]))
}

/** The key of a look-up table does not change, so one statement deletes the old row and writes the new one. */
async function repoint(db: Db, table: string, columns: string[], from: number, into: number): Promise<void> {
  const fields = sql.join(columns.map((column) => sql.ref(column)))
  await sql`
    with moved as (delete from ${sql.table(table)} where customer_id = ${from} returning *)
    insert into ${sql.table(table)} (customer_id, ${fields}) overriding system value select ${into}, ${fields} from moved
  `.execute(db)
}

async function copyRows(
  db: Db,
  table: string,
  columns: string[],
  onMerge: Exclude<OnMerge, { combine: unknown }>,
  from: number,
  into: number,
): Promise<void> {
  const values = columns.map((column) =>
    typeof onMerge === 'object' && onMerge.rename === column
      ? renamed(table, column, onMerge.sameIn, from, into)
      : sql.ref(`r.${column}`),
  )
  await sql`
    insert into ${sql.table(table)} (customer_id, ${sql.join(columns.map((column) => sql.ref(column)))})
    overriding system value
    select ${into}, ${sql.join(values)} from ${sql.table(table)} r where r.customer_id = ${from}
    ${onMerge === 'keep the other' ? sql`on conflict do nothing` : sql``}
  `.execute(db)
}

/** Both customers have a row that calls itself the same: neither may disturb the other. */
function renamed(
  table: string,
  column: string,
  sameIn: readonly string[],
  from: number,
  into: number,
): RawBuilder<unknown> {
  const same = sameIn.map((name) => sql`o.${sql.ref(name)} = r.${sql.ref(name)}`)
  return sql`
    case when exists (
      select 1 from ${sql.table(table)} o where o.customer_id = ${into} and ${sql.join(same, sql` and `)}
    ) then r.${sql.ref(column)} || ${` (of customer ${from})`} else r.${sql.ref(column)} end`
}
