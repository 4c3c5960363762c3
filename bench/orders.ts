import type { Scope } from '../server/platform/scope/scope.ts'
import { record } from '../server/sales/sales.ts'
import { median, timed, type Figure } from './figures.ts'

const ORDERS = 60

/** Records single orders of known and new customers in a company with many orders. */
export async function benchmarkOrders(scope: Scope, size: string): Promise<Figure[]> {
  const times = []
  for (let i = 0; i < ORDERS; i++) {
    const order = {
      ref: `late-${i}`,
      line: 1,
      customer: { ref: `guest-${i % 20}`, email: null, name: `Guest ${i % 20}` },
      at: Date.UTC(2025, 11, 1 + (i % 28)),
      currency: null,
      channel: 'web',
      country: 'DE',
      products: ['P1', `P${i + 2}`],
      productNames: [null, null],
      quantities: [1, 1],
      amounts: [1000, 500],
      total: 1500,
      refunded: 0,
      cancelledAt: null,
    }
    times.push(await timed(() => record(scope, 'bench', [order])))
  }
  return [{ what: `${size}: recording one more`, value: median(times), unit: 'ms', goal: 20 }]
}
