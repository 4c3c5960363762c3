import { customersOf } from '../../customers/customer-set-store.ts'
import { matchStaged } from '../../customers/identity/staged-store.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { refreshStandings } from '../standings/refresh-store.ts'
import { allocateReturns, type RefundableOrder } from './allocate.ts'
import * as store from './staging-store.ts'

const CUSTOMERS_AT_ONCE = 2000

/** Keeps the refunds that follow from returns apart from those that the source reports with its orders. */
const sourceOf = (source: string) => `${source} returns`

/**
 * Refunds the earlier orders of the customers whose returns are staged, once per return; see `allocateReturns`.
 *
 * @returns what could not be allocated, in minor units over all currencies
 */
export async function refundReturns(scope: Scope, batchId: number, source: string): Promise<number> {
  return inTransaction(scope, async (scope) => {
    const { db } = scope
    await lock(db, 'sales')
    const customers = await matchStaged(scope, store.stagedReturns(batchId), source)
    const rows = await store.newReturns(db, batchId, customers, sourceOf(source))
    const returns = Map.groupBy(rows, ({ customerId }) => customerId)
    const ids = [...returns.keys()].filter((id) => id !== null)
    let unallocated = (returns.get(null) ?? []).reduce((sum, { amount }) => sum + amount, 0)
    for (let at = 0; at < ids.length; at += CUSTOMERS_AT_ONCE) {
      const some = ids.slice(at, at + CUSTOMERS_AT_ONCE)
      const orders = Map.groupBy(await store.refundableOrders(db, some), ({ customerId }) => customerId)
      const allocations = some.flatMap((customerId) => {
        const own = (orders.get(customerId) ?? []).map(refundable)
        const result = allocateReturns(own, returns.get(customerId)!)
        unallocated += result.unallocated
        return result.allocations.map((allocation) => ({ customerId, ...allocation }))
      })
      await store.insertAllocations(db, allocations, sourceOf(source), batchId)
      await refreshStandings(db, customersOf(some))
    }
    if (ids.length > 0)
      await scope.events.emit(scope, 'sales.changed', { batchId, customers: customersOf(ids) })
    return unallocated
  })
}

function refundable({ products, lineAmounts, ...order }: store.StoredOrder): RefundableOrder {
  const paid = new Map<number, number>()
  for (const [line, product] of products.entries())
    paid.set(product, (paid.get(product) ?? 0) + (lineAmounts[line] ?? 0))
  return { ...order, products: paid }
}
