import { requireCustomer } from '../../customers/customers.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { StandingSummary } from './schema.ts'
import { loadStanding } from './store.ts'

/**
 * The standing of one customer, also under the id of one who was merged into them.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function standingOf(scope: Scope, customerId: number): Promise<StandingSummary | null> {
  const { id } = await requireCustomer(scope, customerId)
  return loadStanding(scope.db, id)
}
