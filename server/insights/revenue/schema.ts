import { z } from 'zod'
import { count, minor, money, month, share, sentence } from '../schema.ts'
import type { Revenue } from './answer.ts'

const split = { first: minor.nullable(), repeat: minor.nullable(), repeatShare: share.nullable() }

export const revenueAnswerShape = z.object({
  total: minor.nullable(),
  lost: minor,
  ...split,
  months: z.array(
    z.object({ month, ...split, firstOrders: count, repeatOrders: count, unfinished: z.boolean() }),
  ),
}) satisfies z.ZodType<Revenue>

export const revenueShape = z.object({ ...sentence, ...money, ...revenueAnswerShape.shape })
