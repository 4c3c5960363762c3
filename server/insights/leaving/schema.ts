import { z } from 'zod'
import { count, probability, share, sentence } from '../schema.ts'
import type { Leaving } from './answer.ts'

export const leavingAnswerShape = z.object({
  silence: z.object({ orders: z.number().nullable(), logins: z.number().nullable() }),
  customers: count,
  gone: count,
  tooYoung: count,
  d30: probability.nullable(),
  d90: probability.nullable(),
  d365: probability.nullable(),
  curve: z.array(z.object({ week: count, p: share, low: share, high: share, atRisk: count })),
}) satisfies z.ZodType<Leaving>

export const leavingShape = z.object({ ...sentence, ...leavingAnswerShape.shape })
