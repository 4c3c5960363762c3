import type { Answer, SaleKind } from './schema.ts'

/** Days since 1970-01-01 in the company's calendar. */
type Day = number

/** Milliseconds since 1970; null: only the day is known. */
type Moment = number | null

export type AskFact = { id: number; day: Day; at: Moment; answer: Answer }
export type SaleFact = { kind: SaleKind; ref: number; day: Day; at: Moment }

/** A later sale is not attributed to the ask. */
export const ATTRIBUTION_DAYS = 90

/** Of several sales on one day the first in this order counts. */
export const SALE_KINDS = ['order', 'upgrade', 'product', 'renewal'] as const satisfies SaleKind[]

/**
 * The sale that is attributed to each ask: a sale belongs to the last ask that it follows, if that was at most 90 days before
 * and the answer was not no. A sale on the day of the ask follows it only if both times are known: it may have come first. Of
 * several the first counts. The order in which they were recorded does not matter.
 *
 * @param sales without the customer's first purchase, for which nobody was asked
 * @example attributionsOf([{ id: 1, day: 10, at: null, answer: 'asked' }], [{ kind: 'order', ref: 7, day: 30, at: null }]).get(1)?.ref // 7
 */
export function attributionsOf(asks: readonly AskFact[], sales: readonly SaleFact[]): Map<number, SaleFact> {
  const inOrder = asks.toSorted((one, other) => one.day - other.day || one.id - other.id)
  const attributions = new Map<number, SaleFact>()
  for (const sale of sales.toSorted(bySale)) {
    const ask = inOrder.findLast((asked) => follows(sale, asked))
    if (!ask || ask.answer === 'no' || sale.day - ask.day > ATTRIBUTION_DAYS || attributions.has(ask.id))
      continue
    attributions.set(ask.id, sale)
  }
  return attributions
}

function follows(sale: SaleFact, ask: AskFact): boolean {
  if (sale.day !== ask.day) return sale.day > ask.day
  return sale.at !== null && ask.at !== null && sale.at > ask.at
}

const bySale = (one: SaleFact, other: SaleFact) =>
  one.day - other.day || SALE_KINDS.indexOf(one.kind) - SALE_KINDS.indexOf(other.kind) || one.ref - other.ref
