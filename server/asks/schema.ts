import { z } from 'zod'
import { id } from '../platform/http/id.ts'

export const askAnswers = ['asked', 'not_now', 'no'] as const
export type Answer = (typeof askAnswers)[number]

export const customerInput = z.strictObject({ id })

/** An ask from before Rondo recorded them; the day as text. */
export type PastAsk = { customerId: number; askedOn: string; answer: Answer; by: string }

export const saleKindSchema = z.enum(['product', 'order', 'upgrade', 'renewal'])
export type SaleKind = z.infer<typeof saleKindSchema>

/** An ask for the next sale, with the sale that is attributed to it. */
export const askSchema = z.object({
  id: z.int(),
  customerId: z.int(),
  name: z.string(),
  askedOn: z.string(),
  answer: z.enum(askAnswers),
  reason: z.string(),
  product: z
    .object({
      id: z.int(),
      name: z.string(),
    })
    .nullable(),
  /** Days since the first order, and success of 100, on the day of the ask. */
  ageDays: z.number(),
  success: z.number().nullable(),
  by: z.string(),
  at: z.date(),
  /** What was sold within 90 days. */
  sale: z
    .object({
      kind: saleKindSchema,
      ref: z.number(),
      on: z.string(),
    })
    .nullable(),
  /** Whether the reader may undo it. */
  isMine: z.boolean(),
})
export type Ask = z.infer<typeof askSchema>
