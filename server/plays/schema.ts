import { z } from 'zod'
import { id } from '../platform/http/id.ts'
import type { LineSignal, SuccessInput } from '../signals/schema.ts'
import type { MeasuredRate } from './results/rate.ts'

export const askAnswers = ['asked', 'not_now', 'no'] as const
export type Answer = (typeof askAnswers)[number]

export const listInput = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(25) })
export const logInput = z.strictObject({
  customerId: id,
  answer: z.enum(askAnswers),
  reason: z.string().trim().max(2000).default(''),
  /** What was offered. */
  productId: z.int().positive().nullable().default(null),
  /** Kept although somebody has asked them today already. */
  again: z.boolean().default(false),
})
export const undoInput = z.strictObject({ customerId: id, ask: id })
export const customerInput = z.strictObject({ id })
export const groupings = ['week', 'age', 'person'] as const
export const resultsInput = z.strictObject({ by: z.enum(groupings).default('week') })

export type LogInput = z.output<typeof logInput>
export type Grouping = (typeof groupings)[number]

/** A product that customers who bought the same bought next: `n` of the `m` who came back after it. */
export type Offer = {
  productId: number
  name: string
  n: number
  m: number
  /** What it follows. */
  after: { productId: number; name: string }
}

/** Somebody to be asked for the next sale. */
export type Proposal = {
  customerId: number
  name: string
  /** Minor units of the company's currency. */
  total: number
  signal: LineSignal
  /** The signal as a sentence, in the company's words. */
  why: string
  success: { score: number | null; inputs: SuccessInput[]; worst: SuccessInput['name'] | null }
  offers: Offer[]
  /** Words to start with, to be changed before they are used. */
  words: string
}

/** Best first. More customers are ready than stand here where `isMore`. */
export type ProposalList = { proposals: Proposal[]; isMore: boolean }
export type NextSale = {
  first: ProposalList
  later: ProposalList
  /** The day on which was counted what is bought after what; null: not yet. */
  countedOn: string | null
}

export type SaleKind = 'order' | 'upgrade' | 'product' | 'renewal'

/** That somebody was asked, and what came of it. */
export type Ask = {
  id: number
  customerId: number
  name: string
  askedOn: string
  answer: Answer
  reason: string
  product: { id: number; name: string } | null
  /** Days since the first order, and success of 100, when they were asked. */
  ageDays: number
  success: number | null
  by: string
  at: Date
  /** What was sold within 90 days. */
  sale: { kind: SaleKind; ref: number; on: string } | null
  /** Whether whoever looks may take it back. */
  isMine: boolean
}

/** Asks of one week, age or person, and the sales that came of them. */
export type ResultRow = {
  /** The Monday of the week as a day, the days of age, or the person's id: two people may have one name. */
  key: string
  /** The same as people call it; a person by the name they had last. */
  label: string
  asks: number
  notNow: number
  no: number
  sales: number
  /** Of the asks whose 90 days are over, how many brought a sale. */
  rate: MeasuredRate
}

/** Second orders within 30 days of the first, of customers asked before the second and of those not asked. */
export type Comparison = {
  asked: MeasuredRate
  /** Of the same months of first orders, and not back by the day of asking either; weighed as those who were asked. */
  notAsked: MeasuredRate
  months: { month: string; asked: Counted; notAsked: Counted }[]
  /** What may be concluded, and what not. */
  words: string
}
export type Counted = { n: number; back: number }

export type Results = {
  by: Grouping
  all: ResultRow
  rows: ResultRow[]
  secondOrder: Comparison
  recent: Ask[]
}
