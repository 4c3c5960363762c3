import type { Scope } from '../../platform/scope/scope.ts'
import { makeOrder } from '../sample/make-order.ts'
import { record, refund } from '../sales.ts'

/** Ada and Ben are refunded more than they paid, Cleo all of one order, Dan a part of his. */
export async function recordLosses(scope: Scope): Promise<void> {
  await record(scope, 'shop', [order('ada', 1, 10_000), order('ada', 2, 4000), order('ben', 1, 2000)])
  await record(scope, 'shop', [order('cleo', 1, 3000), order('cleo', 2, 3000), order('dan', 1, 8000)])
  await refund(scope, 'shop', { orderRef: 'ada-2', ref: 'more than paid', at: null, amount: 5500 })
  await refund(scope, 'shop', { orderRef: 'ben-1', ref: 'more than paid', at: null, amount: 2300 })
  await refund(scope, 'shop', { orderRef: 'cleo-1', ref: 'all of it', at: null, amount: 3000 })
  await refund(scope, 'shop', { orderRef: 'dan-1', ref: 'a part', at: null, amount: 7999 })
}

function order(who: string, nth: number, amount: number) {
  const at = new Date(Date.UTC(2026, 0, nth, 9)).toISOString()
  return makeOrder(`${who}-${nth}`, { ref: who, email: null, name: who }, at, amount, {
    country: who === 'ada' ? 'DE' : 'FR',
  })
}
