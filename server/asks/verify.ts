import { inSnapshot, type Scope } from '../platform/scope/scope.ts'
import { getSettings } from '../platform/settings/settings.ts'
import { attributionsOf } from './attribution.ts'
import { asksAndSales, type CustomerAsks } from './verify-store.ts'

export type AttributionDifference = { customerId: number; what: string }

/** Works out the attribution of every ask again, and names what is stored differently; changes nothing. */
export async function* verifyAttributions(
  scope: Scope,
): AsyncGenerator<{ checked: number; differences: AttributionDifference[] }> {
  for (let after = 0; ;) {
    const page = await inSnapshot(scope, async ({ db }) =>
      asksAndSales(db, after, (await getSettings({ db })).timeZone),
    )
    if (page.length === 0) return
    yield {
      checked: page.reduce((sum, { asks }) => sum + asks.length, 0),
      differences: page.flatMap(differencesOf),
    }
    after = page.at(-1)!.customerId
  }
}

function differencesOf({ customerId, asks, sales }: CustomerAsks): AttributionDifference[] {
  const attributions = attributionsOf(
    asks.filter(({ isUndone }) => !isUndone),
    sales,
  )
  return asks.flatMap(({ id, attributed }) => {
    const sale = attributions.get(id)
    const fromFacts = sale ? `${sale.kind} ${sale.ref} ${sale.day}` : null
    if (fromFacts === attributed) return []
    const what = `ask ${id} is tied to ${attributed ?? 'no sale'}, but the facts say ${fromFacts ?? 'none'}`
    return [{ customerId, what }]
  })
}
