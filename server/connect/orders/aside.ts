import { z } from 'zod'
import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import type { IncomingReturn } from '../../sales/returns/incoming-return.ts'
import type { RepeatedRow } from './order-reader.ts'

const money = z.array(z.object({ currency: z.string().nullable(), amount: z.number() }))

/** What a file of orders contains beside plain sales; money in minor units by currency, null for the company's own. */
export const asideSchema = z.object({
  /** What all orders of the file add up to. */
  sales: money,
  /** How many orders there are in each currency, the most frequent first. */
  currencies: z.array(z.object({ currency: z.string().nullable(), orders: z.number() })),
  /** Rows that give something back, what they are worth, and what is done with them. */
  returns: z.object({
    rows: z.number(),
    value: money,
    refund: z.boolean(),
    /** Once written: what no earlier order could be refunded for, over all currencies. */
    unallocated: z.number().nullable(),
  }),
  /** Rows that repeat another row of their order exactly, the first of them, and what is done with them. */
  repeats: z.object({
    rows: z.number(),
    value: money,
    first: z.array(
      z.object({ line: z.number(), order: z.string().nullable(), amount: z.number().nullable() }),
    ),
    dropped: z.boolean(),
  }),
})
export type Aside = z.output<typeof asideSchema>

const MOST_LISTED = 20

type Sums = Map<string | null, number>

/** Adds up what the batches of a file contain beside plain sales. */
export class AsideTally {
  readonly #sales: Sums = new Map()
  readonly #returned: Sums = new Map()
  readonly #repeated: Sums = new Map()
  #returns = 0
  #repeats = 0
  readonly #first: Aside['repeats']['first'] = []

  add(batch: { orders: IncomingOrder[]; returns: IncomingReturn[]; repeats: RepeatedRow[] }): void {
    for (const { currency, total } of batch.orders) addTo(this.#sales, currency, total)
    for (const { currency, amount } of batch.returns) addTo(this.#returned, currency, amount)
    for (const { currency, amount, line, order } of batch.repeats) {
      addTo(this.#repeated, currency, amount)
      if (this.#first.length < MOST_LISTED) this.#first.push({ line, order, amount })
    }
    this.#returns += batch.returns.length
    this.#repeats += batch.repeats.length
  }

  result(choices: { refund: boolean; dropped: boolean }, currencies: Aside['currencies']): Aside {
    return {
      sales: listed(this.#sales),
      currencies,
      returns: {
        rows: this.#returns,
        value: listed(this.#returned),
        refund: choices.refund,
        unallocated: null,
      },
      repeats: {
        rows: this.#repeats,
        value: listed(this.#repeated),
        first: this.#first,
        dropped: choices.dropped,
      },
    }
  }
}

function addTo(sums: Sums, currency: string | null, amount: number | null): void {
  if (amount !== null) sums.set(currency, (sums.get(currency) ?? 0) + amount)
}

const listed = (sums: Sums) => [...sums].map(([currency, amount]) => ({ currency, amount }))
