import { z } from 'zod'
import { count, probability, quantile, share, sentence } from '../schema.ts'
import type { SecondOrder } from './answer.ts'

export const secondOrderAnswerShape = z.object({
  customers: count,
  cameBack: count,
  sameDay: count,
  watchedDays: count.nullable(),
  medianGapDays: z.number().nullable(),
  quarter: quantile,
  median: quantile,
  threeQuarters: quantile,
  d30: probability.nullable(),
  d90: probability.nullable(),
  d365: probability.nullable(),
  curve: z.array(z.object({ day: count, p: share, low: share, high: share, atRisk: count })),
}) satisfies z.ZodType<SecondOrder>

export const secondOrderShape = z.object({ ...sentence, ...secondOrderAnswerShape.shape })
