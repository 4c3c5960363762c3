import { sql } from 'kysely'
import type { Scope } from '../platform/scope/scope.ts'
import { verifyAttributions, type AttributionDifference } from '../asks/verify.ts'
import { record } from '../sales/sales.ts'
import { runNightly } from '../signals/nightly/nightly.ts'
import { november, on, visits } from '../../test/world.ts'
import { cast } from '../customers/sample/cast.ts'
import { makeOrder } from '../sales/sample/make-order.ts'

/** Asks whose attributed sale differs from the one that follows from the facts. */
export async function attributionDifferences(scope: Scope): Promise<AttributionDifference[]> {
  const differences: AttributionDifference[] = []
  for await (const page of verifyAttributions(scope)) differences.push(...page.differences)
  return differences
}

export const mails = { products: ['mails'], productNames: ['10,000 mails'], quantities: [1], amounts: [4900] }
export const cleaning = {
  products: ['cleaning'],
  productNames: ['List cleaning'],
  quantities: [1],
  amounts: [7900],
}

/** Ivo, who logs in daily, and twenty-five who began on the same day and log in occasionally. */
export async function ivoAmongOthers(scope: Scope): Promise<number> {
  const others = Array.from({ length: 25 }, (_, i) => ({ ref: `o${i}`, email: null, name: `Other ${i}` }))
  const at = on(scope, '2026-11-01')
  const sold = [cast.ivo, ...others].map((person) =>
    makeOrder(`1-${person.ref}`, person, '2026-11-01', 4900, mails),
  )
  await record(at, 'shop', sold)
  const { rows } = await sql<{ id: number; name: string }>`select id, name from customer order by id`.execute(
    scope.db,
  )
  for (const { id, name } of rows) {
    const isIvo = name === cast.ivo.name
    await visits(
      at,
      id,
      isIvo ? november(...Array.from({ length: 22 }, (_, i) => i + 1)) : november(1, 9, 20),
      id,
    )
  }
  await runNightly(on(scope, '2026-11-22'))
  return rows.find(({ name }) => name === cast.ivo.name)!.id
}
