import { z } from 'zod'
import { count, estimate, sentence } from '../schema.ts'
import type { Leaving, SilenceAnswer } from './answer.ts'

const silenceShape = z.object({
  customers: count,
  measured: count,
  watchedDays: count,
  returns: z.array(estimate.extend({ days: count })),
  threshold: z.object({ days: count, low: count, high: count.nullable() }).nullable(),
  silentByWeek: z.array(estimate.extend({ week: count })),
}) satisfies z.ZodType<SilenceAnswer>

export const leavingAnswerShape = z.object({
  orders: silenceShape,
  logins: silenceShape.nullable(),
}) satisfies z.ZodType<Leaving>

export const leavingShape = z.object({ ...sentence, ...leavingAnswerShape.shape })
