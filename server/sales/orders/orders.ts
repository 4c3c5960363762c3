import { requireCustomer } from '../../customers/customers.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import type { CustomerOrder, OrderCursor } from './schema.ts'
import { listOrders } from './store.ts'

const PAGE = 100

/**
 * A page of the orders of one customer, newest first, also under the id of one who was merged into them.
 *
 * @param before where the page before ended
 * @throws Refusal 404 when there is no such customer
 */
export async function customerOrders(
  scope: Scope,
  customerId: number,
  before: OrderCursor | null = null,
  limit: number = PAGE,
): Promise<CustomerOrder[]> {
  const { id } = await requireCustomer(scope, customerId)
  return listOrders(scope.db, id, before, limit)
}
