import type { salesSettingsSchema } from './schema.ts'
import type { z } from 'zod'
import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'

export type SalesSettings = z.infer<typeof salesSettingsSchema>

export async function salesSettings(db: Db): Promise<SalesSettings> {
  const { rows } = await sql<SalesSettings>`
    select merge_days as "mergeDays", count_free as "countFree" from sales_settings
  `.execute(db)
  return rows[0]!
}

export async function setSalesSettings(db: Db, { mergeDays, countFree }: SalesSettings): Promise<void> {
  await sql`update sales_settings set merge_days = ${mergeDays}, count_free = ${countFree}`.execute(db)
}
