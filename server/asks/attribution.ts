import type { Answer, SaleKind } from './schema.ts'

/** Days since 1970-01-01 in the company's calendar. */
type Day = number

export type AskFact = { id: number; day: Day; answer: Answer }
export type SaleFact = { kind: SaleKind; ref: number; day: Day }

/** A later sale is not attributed to the ask. */
export const ATTRIBUTION_DAYS = 90

/** Of several sales on one day the first in this order counts. */
export const SALE_KINDS = ['order', 'upgrade', 'product', 'renewal'] as const satisfies SaleKind[]

/**
 * The sale that is attributed to each ask: a sale belongs to the last ask on or before its day, if it follows within
 * 90 days and the answer was not no. Of several the first counts. The order in which they were recorded does not matter.
 *
 * @param sales without the customer's first purchase, for which nobody was asked
 * @example attributionsOf([{ id: 1, day: 10, answer: 'asked' }], [{ kind: 'order', ref: 7, day: 30 }]).get(1)?.ref // 7
 */
export function attributionsOf(asks: readonly AskFact[], sales: readonly SaleFact[]): Map<number, SaleFact> {
  const inOrder = asks.toSorted((one, other) => one.day - other.day || one.id - other.id)
  const attributions = new Map<number, SaleFact>()
  for (const sale of sales.toSorted(bySale)) {
    const ask = inOrder.findLast(({ day }) => day <= sale.day)
    if (!ask || ask.answer === 'no' || sale.day - ask.day > ATTRIBUTION_DAYS || attributions.has(ask.id))
      continue
    attributions.set(ask.id, sale)
  }
  return attributions
}

const bySale = (one: SaleFact, other: SaleFact) =>
  one.day - other.day || SALE_KINDS.indexOf(one.kind) - SALE_KINDS.indexOf(other.kind) || one.ref - other.ref
