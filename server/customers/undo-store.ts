import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { CustomerTables } from '../platform/modules/customer-table.ts'

/**
 * Deletes the customers that an import created and of whom nothing else is known, when it is undone. Customers with a
 * row in a table that prevents deletion stay, and so do those into whom another was merged.
 *
 * @param isMadeUp for the customers of the sample company, who go with what was made up about them, and stay where a person
 * created something
 */
export async function deleteUnusedCustomers(
  db: Db,
  tables: CustomerTables,
  batchId: number,
  isMadeUp: boolean,
): Promise<void> {
  const reasons = keepers(tables, isMadeUp).map((reason) => sql`and not exists (${reason})`)
  const unused = sql`from customer c where c.batch_id = ${batchId} ${sql.join(reasons, sql` `)}`
  // Somebody who writes for a customer right now holds their row: such a customer stays.
  const held = await sql<{ id: number }>`select c.id ${unused} for update of c skip locked`.execute(db)
  if (held.rows.length === 0) return
  // Looked at again: the fact of a writer who has ended meanwhile is visible to a new statement only.
  const { rows } = await sql<{ id: number }>`
    select c.id ${unused} and c.id = any(${held.rows.map(({ id }) => id)}::bigint[])
  `.execute(db)
  const ids = rows.map(({ id }) => id)
  for (const table of Object.keys(tables).toReversed())
    await sql`delete from ${sql.table(table)} where customer_id = any(${ids}::bigint[])`.execute(db)
  await sql`delete from customer where id = any(${ids}::bigint[])`.execute(db)
}

function keepers(tables: CustomerTables, isMadeUp: boolean): RawBuilder<unknown>[] {
  const declared = Object.entries(tables).flatMap(([table, row]) => {
    if (row === 'derived' || !row.keepsCustomer) return []
    if (isMadeUp && row.keepsCustomer === 'unless made up') return []
    const condition =
      typeof row.keepsCustomer === 'object'
        ? sql`and ${sql.raw((isMadeUp && row.keepsCustomer.whereMadeUp) || row.keepsCustomer.where)}`
        : sql``
    return [sql`select 1 from ${sql.table(table)} k where k.customer_id = c.id ${condition}`]
  })
  return isMadeUp ? declared : [...declared, sql`select 1 from customer_merge m where m.into_id = c.id`]
}
