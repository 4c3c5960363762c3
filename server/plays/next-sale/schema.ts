import { lineSignalSchema } from '../../signals/schema.ts'
import { customerSuccessSchema } from '../../signals/success/schema.ts'
import { z } from 'zod'

export const listInput = z.strictObject({ limit: z.coerce.number().int().min(1).max(100).default(25) })

/** A product that customers who bought the same bought next: `n` of the `m` who came back after it. */
export const offerSchema = z.object({
  productId: z.int(),
  name: z.string(),
  n: z.number(),
  m: z.number(),
  /** What it follows. */
  after: z.object({
    productId: z.int(),
    name: z.string(),
  }),
})
export type Offer = z.infer<typeof offerSchema>

/** A customer who is ready to be asked for the next sale. */
export const proposalSchema = z.object({
  customerId: z.int(),
  name: z.string(),
  /** Minor units of the company's currency. */
  total: z.number().nullable(),
  signal: lineSignalSchema,
  /** The signal as a sentence. */
  why: z.string(),
  success: customerSuccessSchema.omit({ judgement: true }),
  offers: z.array(offerSchema),
  /** A draft of a message, to be edited before it is used. */
  message: z.string(),
})
export type Proposal = z.infer<typeof proposalSchema>

/** Best first; `isMore`: more customers are ready than are listed. */
export const proposalListSchema = z.object({
  proposals: z.array(proposalSchema),
  isMore: z.boolean(),
})
export type ProposalList = z.infer<typeof proposalListSchema>

export const nextSaleSchema = z.object({
  first: proposalListSchema,
  later: proposalListSchema,
  /** The day on which the products bought next were counted; null: not yet. */
  countedOn: z.string().nullable(),
})
export type NextSale = z.infer<typeof nextSaleSchema>
