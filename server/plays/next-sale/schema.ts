import { z } from 'zod'
import type { LineSignal } from '../../signals/schema.ts'
import type { SuccessInput } from '../../signals/success/schema.ts'

export const listInput = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(25) })

/** A product that customers who bought the same bought next: `n` of the `m` who came back after it. */
export type Offer = {
  productId: number
  name: string
  n: number
  m: number
  /** What it follows. */
  after: { productId: number; name: string }
}

/** A customer who is ready to be asked for the next sale. */
export type Proposal = {
  customerId: number
  name: string
  /** Minor units of the company's currency. */
  total: number
  signal: LineSignal
  /** The signal as a sentence. */
  why: string
  success: { score: number | null; inputs: SuccessInput[]; worst: SuccessInput['name'] | null }
  offers: Offer[]
  /** A draft of a message, to be edited before it is used. */
  words: string
}

/** Best first; `isMore`: more customers are ready than are listed. */
export type ProposalList = { proposals: Proposal[]; isMore: boolean }
export type NextSale = {
  first: ProposalList
  later: ProposalList
  /** The day on which the products bought next were counted; null: not yet. */
  countedOn: string | null
}
