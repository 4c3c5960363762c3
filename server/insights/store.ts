import { sql } from 'kysely'
import type { Scope } from '../platform/scope/scope.ts'

/** The first and the last day with a purchase. */
export type ObservedPeriod = { from: string; through: string }

/** The period of the whole company, whatever the filters; null without any purchase. */
export async function loadObservedPeriod({ db }: Pick<Scope, 'db'>): Promise<ObservedPeriod | null> {
  const { rows } = await sql<{ from: string | null; through: string | null }>`
    select min(first_day)::text as "from", max(last_day)::text as through from fact_buyer
  `.execute(db)
  const { from, through } = rows[0]!
  return from !== null && through !== null ? { from, through } : null
}
