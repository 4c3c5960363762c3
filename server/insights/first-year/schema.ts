import { z } from 'zod'
import { count, estimate, minor, money, sentence } from '../schema.ts'
import type { FirstYear } from './answer.ts'

export const firstYearAnswerShape = z.object({
  n: count,
  tooYoung: count,
  first30Days: minor.nullable(),
  first365Days: minor.nullable(),
  share: estimate.nullable(),
}) satisfies z.ZodType<FirstYear>

export const firstYearShape = z.object({ ...sentence, ...money, ...firstYearAnswerShape.shape })
