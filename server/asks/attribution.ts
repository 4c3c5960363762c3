import type { Answer, SaleKind } from './schema.ts'

/** Days since 1970-01-01 in the company's calendar. */
type Day = number

export type AskFact = { id: number; day: Day; answer: Answer }
export type SaleFact = { kind: SaleKind; ref: number; day: Day }

/** A sale that comes later than this is not put down to the ask. */
export const ATTRIBUTION_DAYS = 90

/** Of several sales on one day the first of these stands. */
export const SALE_KINDS = ['order', 'upgrade', 'product', 'renewal'] as const satisfies SaleKind[]

/**
 * What came of each ask: a sale belongs to the last ask on or before its day, and is tied to it when it comes within
 * 90 days and the answer was not no. Of several the first counts. In whatever order they are told, the ties are these.
 *
 * @param sales without the customer's first purchase, which nobody was asked for
 * @example attributionsOf([{ id: 1, day: 10, answer: 'asked' }], [{ kind: 'order', ref: 7, day: 30 }]).get(1)?.ref // 7
 */
export function attributionsOf(asks: readonly AskFact[], sales: readonly SaleFact[]): Map<number, SaleFact> {
  const inOrder = asks.toSorted((one, other) => one.day - other.day || one.id - other.id)
  const ties = new Map<number, SaleFact>()
  for (const sale of sales.toSorted(bySale)) {
    const ask = inOrder.findLast(({ day }) => day <= sale.day)
    if (!ask || ask.answer === 'no' || sale.day - ask.day > ATTRIBUTION_DAYS || ties.has(ask.id)) continue
    ties.set(ask.id, sale)
  }
  return ties
}

const bySale = (one: SaleFact, other: SaleFact) =>
  one.day - other.day || SALE_KINDS.indexOf(one.kind) - SALE_KINDS.indexOf(other.kind) || one.ref - other.ref
