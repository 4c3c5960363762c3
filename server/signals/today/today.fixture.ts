import { sql } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'

/** Two colleagues who work with Today. */
export async function addTeam(scope: Scope): Promise<{ mara: Scope; jon: Scope }> {
  const [mara, jon] = ['Mara', 'Jon'].map((name): Scope => {
    return { ...scope, actor: { kind: 'user', id: name.toLowerCase(), name, address: '::1' } }
  })
  await sql`
    insert into auth_user (id, name, email)
    select lower(name), name, lower(name) || '@morgenpost.example' from unnest(array['Mara', 'Jon']) name
  `.execute(scope.db)
  return { mara: mara!, jon: jon! }
}

/** A signal as a refresh leaves it, with this rank. @returns its id */
export async function addSignal(
  scope: Scope,
  customerId: number,
  kind: string,
  reason: string,
  rank: number,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into signal (customer_id, kind, reason, since, strength, rank, evidence, opened_on, updated_at)
    values (${customerId}, ${kind}, ${reason}, '2026-11-10', 0.5, ${rank}, '{}', '2026-11-22', ${scope.now})
    returning id
  `.execute(scope.db)
  return rows[0]!.id
}
