import { isDeepStrictEqual } from 'node:util'
import { inSnapshot, type Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { currencyConverter } from '../rates/rates.ts'
import { salesSettings } from '../store.ts'
import { verifySubscriptions } from '../subscriptions/verify.ts'
import type { Standing } from './schema.ts'
import { standing } from './standing.ts'
import { tallyDifferences } from './tally-store.ts'
import { loadOrders, nextCustomers, storedStandings, type StoredStanding } from './verify-store.ts'

export type Difference = { customerId: number | null; what: string; stored: unknown; fromFacts: unknown }

/** Computes every standing again from the facts, independently of the refresh, and names what differs. */
export async function* verifyStandings(
  scope: Scope,
): AsyncGenerator<{ checked: number; differences: Difference[] }> {
  for (let after = 0; ;) {
    const { ids, counting, orders, stored } = await inSnapshot(scope, async ({ db }) => {
      const ids = await nextCustomers(db, after)
      const { timeZone } = await getSettings({ db })
      return {
        ids,
        counting: await salesSettings(db),
        orders: await loadOrders(db, ids, timeZone, await currencyConverter({ db })),
        stored: await storedStandings(db, ids),
      }
    })
    if (ids.length === 0) break
    after = ids.at(-1)!
    const differences = ids.flatMap((id) =>
      compare(id, standing(orders.get(id) ?? [], counting), stored.get(id)),
    )
    yield { checked: ids.length, differences }
  }
  const tallied = await tallyDifferences(scope.db)
  yield { checked: 0, differences: tallied.map((difference) => ({ customerId: null, ...difference })) }
  for await (const differences of verifySubscriptions(scope)) yield { checked: 0, differences }
}

/** The same, each difference as a sentence. */
export async function* describeDifferences(
  scope: Scope,
): AsyncGenerator<{ checked: number; differences: { customerId: number | null; what: string }[] }> {
  for await (const { checked, differences } of verifyStandings(scope))
    yield {
      checked,
      differences: differences.map(({ customerId, what, stored, fromFacts }) => ({
        customerId,
        what: `${what}: ${JSON.stringify(stored)}, but the facts say ${JSON.stringify(fromFacts)}`,
      })),
    }
}

function compare(
  customerId: number,
  fromFacts: ReturnType<typeof standing>,
  stored: StoredStanding | undefined,
): Difference[] {
  const differences: Difference[] = []
  for (const what of Object.keys(fromFacts.standing) as (keyof Standing)[]) {
    const [is, should] = [stored?.standing?.[what], fromFacts.standing[what]]
    if (!isDeepStrictEqual(is, should)) differences.push({ customerId, what, stored: is, fromFacts: should })
  }
  const length = Math.max(stored?.purchases.length ?? 0, fromFacts.purchases.length)
  for (let i = 0; i < length; i++) {
    const [is, should] = [stored?.purchases[i], fromFacts.purchases[i]]
    if (!isDeepStrictEqual(is, should))
      differences.push({ customerId, what: `purchase ${i + 1}`, stored: is, fromFacts: should })
  }
  return differences
}
