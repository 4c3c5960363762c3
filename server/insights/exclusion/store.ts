import { sql } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'

export async function loadExcludeBefore({ db }: Pick<Scope, 'db'>): Promise<string | null> {
  const { rows } = await sql<{ before: string | null }>`
    select exclude_before::text as before from insights_settings
  `.execute(db)
  return rows[0]!.before
}

export async function setExcludeBefore({ db }: Pick<Scope, 'db'>, before: string | null): Promise<void> {
  await sql`update insights_settings set exclude_before = ${before}::date`.execute(db)
}

/** How many customers have their first purchase before a day, and how many there are. */
export async function countBefore(
  { db }: Pick<Scope, 'db'>,
  before: string | null,
): Promise<{ customers: number; of: number }> {
  const { rows } = await sql<{ customers: number; of: number }>`
    select coalesce(sum(customers) filter (where first_day < ${before}::date), 0)::integer as customers,
           coalesce(sum(customers), 0)::integer as of
    from fact_first_day
  `.execute(db)
  return rows[0]!
}
