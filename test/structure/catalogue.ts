import { sql } from 'kysely'
import type { Db } from '../../server/platform/database/pool.ts'

export type Column = {
  name: string
  type: string
  isRequired: boolean
  /** The database generates the value: an identity column. */
  isGenerated: boolean
}

export type ForeignKey = { table: string; columns: string[]; target: string; targetColumns: string[] }
export type UniqueIndex = { table: string; name: string; isPrimary: boolean; columns: string[] }

/** Tables of the program that have a customer_id, without those of the job queue and temporary ones. */
export async function customerTableNames(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname::text as name from pg_attribute a join pg_class c on c.oid = a.attrelid
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
      and a.attname = 'customer_id' and not a.attisdropped
    order by 1
  `.execute(db)
  return rows.map(({ name }) => name)
}

export async function columnsOf(db: Db, table: string): Promise<Column[]> {
  const { rows } = await sql<Column>`
    select attname::text as name, format_type(atttypid, null) as type, attnotnull as "isRequired",
           attidentity <> '' as "isGenerated"
    from pg_attribute where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum
  `.execute(db)
  return rows
}

export async function foreignKeys(db: Db): Promise<ForeignKey[]> {
  const { rows } = await sql<ForeignKey>`
    select c.conrelid::regclass::text as table, c.confrelid::regclass::text as target,
           (select array_agg(a.attname::text order by k.i) from unnest(c.conkey) with ordinality k (n, i)
            join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.n) as columns,
           (select array_agg(a.attname::text order by k.i) from unnest(c.confkey) with ordinality k (n, i)
            join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.n) as "targetColumns"
    from pg_constraint c where c.contype = 'f' and c.connamespace = 'public'::regnamespace
  `.execute(db)
  return rows
}

export async function uniqueIndexes(db: Db): Promise<UniqueIndex[]> {
  const { rows } = await sql<UniqueIndex>`
    select i.indrelid::regclass::text as table, x.relname::text as name, i.indisprimary as "isPrimary",
           array(select pg_get_indexdef(i.indexrelid, n, true) from generate_series(1, i.indnkeyatts) n) as columns
    from pg_index i join pg_class x on x.oid = i.indexrelid
    where i.indisunique and x.relnamespace = 'public'::regnamespace
  `.execute(db)
  return rows
}

/** The values that a check constraint allows in a column: a list of texts or a range; null if there is no such constraint. */
export async function allowedValues(
  db: Db,
  table: string,
  column: string,
): Promise<(string | number)[] | null> {
  const { rows } = await sql<{ definition: string }>`
    select pg_get_constraintdef(c.oid) as definition from pg_constraint c
    where c.contype = 'c' and c.conrelid = ${table}::regclass
  `.execute(db)
  for (const { definition } of rows) {
    if (definition.includes(`(${column} = ANY (ARRAY[`))
      return [...definition.matchAll(/'([^']*)'::text/g)].map((match) => match[1]!)
    const range = /^CHECK \(\(\((\w+) >= (\d+)\) AND \(\1 <= (\d+)\)\)\)$/.exec(definition)
    if (range?.[1] === column) return [Number(range[2]), Number(range[3])]
  }
  return null
}
