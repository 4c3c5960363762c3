import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import type { ExactSum } from '../../sales/money/exact-sum.ts'
import type { FieldFault, RowAmounts } from './row-amounts.ts'

/** The order to which the rows being read belong. */
export type OpenOrder = { order: IncomingOrder; sum: ExactSum; refunded: ExactSum; exponent: number }

/** What a row says of its order. */
export type RowKey = {
  ref: string | null
  email: string | null
  at: number
  currency: string | null
  exponent: number
}

/** Whether a row continues the open order. */
export function belongsToOrder(
  order: IncomingOrder,
  ref: string,
  row: { ref: string | null; email: string | null; currency: string | null },
): boolean {
  const { customer } = order
  return (
    order.ref === ref &&
    customer.ref === row.ref &&
    customer.email === row.email &&
    order.currency === row.currency
  )
}

/** Why the amount of a row is rejected. */
export function tooLarge({ amount }: RowAmounts): FieldFault {
  const reason = 'makes an amount too large to be counted exactly'
  return { field: amount ? 'amount' : 'price', value: '', reason }
}
