import { z } from 'zod'
import { id } from '../platform/http/id.ts'

export const askAnswers = ['asked', 'not_now', 'no'] as const
export type Answer = (typeof askAnswers)[number]

export const customerInput = z.strictObject({ id })

export type SaleKind = 'order' | 'upgrade' | 'product' | 'renewal'

/** An ask for the next sale, with the sale that is attributed to it. */
export type Ask = {
  id: number
  customerId: number
  name: string
  askedOn: string
  answer: Answer
  reason: string
  product: { id: number; name: string } | null
  /** Days since the first order, and success of 100, on the day of the ask. */
  ageDays: number
  success: number | null
  by: string
  at: Date
  /** What was sold within 90 days. */
  sale: { kind: SaleKind; ref: number; on: string } | null
  /** Whether the reader may undo it. */
  isMine: boolean
}

/** An ask from before Rondo recorded them; the day as text. */
export type PastAsk = { customerId: number; askedOn: string; answer: Answer; by: string }
