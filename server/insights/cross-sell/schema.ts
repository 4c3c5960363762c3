import { z } from 'zod'
import { count, share, sentence } from '../schema.ts'
import type { CrossSell } from './answer.ts'

const within = { n: count, within90: count, share: share.nullable() }

export const crossSellAnswerShape = z.object({
  inFile: z.boolean(),
  ...within,
  firstYear: z.object(within),
  weeks: z.array(count),
}) satisfies z.ZodType<CrossSell>

export const crossSellShape = z.object({ ...sentence, ...crossSellAnswerShape.shape })
