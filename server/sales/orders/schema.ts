import { z } from 'zod'
import { id } from '../../platform/http/id.ts'
import { timestampSchema } from '../../platform/http/timestamp.ts'

export const ordersInput = z.strictObject({
  id,
  before: timestampSchema.optional(),
  beforeId: id.optional(),
})

export type OrderLine = { product: string; quantity: number; amount: number | null }

/** An order as it is listed at its customer. */
export type CustomerOrder = {
  id: number
  source: string
  ref: string
  at: Date
  currency: string | null
  channel: string | null
  country: string | null
  amount: number | null
  refunded: number
  cancelledAt: Date | null
  batchId: number | null
  /** The number of the purchase that it is, or begins; null: it does not count. */
  nth: number | null
  gapDays: number | null
  lines: OrderLine[]
}

/** Where a page of orders ended: the time of its last order and, since several may share it, the id. */
export type OrderCursor = { at: Date; id: number }
