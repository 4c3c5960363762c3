import { z } from 'zod'
import { id } from '../../platform/http/id.ts'
import { timestampSchema } from '../../platform/http/timestamp.ts'

export const ordersInput = z.strictObject({
  id,
  before: timestampSchema.optional(),
  beforeId: id.optional(),
})

/** Where a page of orders ended: the time of its last order and, since several may share it, the id. */
export type OrderCursor = { at: Date; id: number }

export const orderLineSchema = z.object({
  product: z.string(),
  quantity: z.number(),
  amount: z.number().nullable(),
})
export type OrderLine = z.infer<typeof orderLineSchema>

/** An order as it is listed at its customer. */
export const customerOrderSchema = z.object({
  id: z.int(),
  source: z.string(),
  ref: z.string(),
  at: z.date(),
  currency: z.string().nullable(),
  channel: z.string().nullable(),
  country: z.string().nullable(),
  amount: z.number().nullable(),
  refunded: z.number(),
  cancelledAt: z.date().nullable(),
  batchId: z.int().nullable(),
  /** The number of the purchase that it is, or begins; null: it does not count. */
  nth: z.number().nullable(),
  gapDays: z.number().nullable(),
  lines: z.array(orderLineSchema),
})
export type CustomerOrder = z.infer<typeof customerOrderSchema>
