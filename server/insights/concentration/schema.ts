import { z } from 'zod'
import { count, minor, money, share, sentence } from '../schema.ts'
import type { Concentration } from './answer.ts'

export const concentrationAnswerShape = z.object({
  n: count,
  revenue: minor.nullable(),
  top: z.array(
    z.object({
      fraction: z.literal([0.01, 0.1, 0.2]),
      k: count,
      share: share.nullable(),
      range: z.object({ low: share, high: share }).nullable(),
    }),
  ),
}) satisfies z.ZodType<Concentration>

export const concentrationShape = z.object({ ...sentence, ...money, ...concentrationAnswerShape.shape })
