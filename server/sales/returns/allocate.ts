/** An earlier order of a customer, in minor units of its currency. */
export type RefundableOrder = {
  id: number
  /** Milliseconds since 1970. */
  at: number
  /** null: the company's own. */
  currency: string | null
  /** What was paid and is not refunded yet, at least 0. */
  left: number
  /** The same by product, as far as the lines of the order say it. */
  products: Map<number, number>
}

/** Something that a customer gave back. */
export type ReturnedItem = {
  sourceId: string
  at: number
  currency: string | null
  product: number | null
  /** Minor units, above zero. */
  amount: number
}

export type Allocation = { orderId: number; sourceId: string; at: number; amount: number }

/**
 * Which orders of a customer the returns refund. A return refunds the latest earlier order with the same product, up to
 * what was paid for the product there, then the one before it (last in, first out); what is left over refunds the latest
 * earlier orders of any product. No order is refunded beyond what was paid for it, and none that came after the return;
 * what fits nowhere is not allocated, as when the order lies before the data.
 */
export function allocateReturns(
  orders: readonly RefundableOrder[],
  returns: readonly ReturnedItem[],
): { allocations: Allocation[]; unallocated: number } {
  const latestFirst = orders
    .map((order) => ({ ...order, products: new Map(order.products) }))
    .sort((one, other) => other.at - one.at || other.id - one.id)
  const allocations: Allocation[] = []
  let unallocated = 0
  for (const returned of returns.toSorted((one, other) => one.at - other.at)) {
    const earlier = latestFirst.filter(
      ({ at, currency }) => at <= returned.at && currency === returned.currency,
    )
    const parts = new Map<number, number>()
    let rest = refundSameProduct(earlier, returned, parts)
    for (const order of earlier) {
      const part = Math.min(rest, order.left)
      take(order, part, parts)
      rest -= part
    }
    unallocated += rest
    for (const [orderId, amount] of parts)
      if (amount > 0) allocations.push({ orderId, sourceId: returned.sourceId, at: returned.at, amount })
  }
  return { allocations, unallocated }
}

/** @returns what is left over */
function refundSameProduct(
  earlier: readonly RefundableOrder[],
  { product, amount }: ReturnedItem,
  parts: Map<number, number>,
): number {
  let rest = amount
  if (product === null) return rest
  for (const order of earlier) {
    const paid = order.products.get(product) ?? 0
    const part = Math.min(rest, paid, order.left)
    order.products.set(product, paid - part)
    take(order, part, parts)
    rest -= part
  }
  return rest
}

function take(order: RefundableOrder, part: number, parts: Map<number, number>): void {
  if (part === 0) return
  order.left -= part
  parts.set(order.id, (parts.get(order.id) ?? 0) + part)
}
