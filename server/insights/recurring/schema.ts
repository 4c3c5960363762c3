import { z } from 'zod'
import { count, minor, month, sentence, share } from '../schema.ts'
import type { Recurring } from './answer.ts'

const lost = z.object({ p: share, low: share, high: share, n: count })
const retention = { customers: count, start: minor, net: share, gross: share, lost }
const movements = { new: minor, expansion: minor, return: minor, contraction: minor, churn: minor }

export const recurringAnswerShape = z.object({
  customers: count,
  monthly: minor,
  months: z.array(z.object({ month, ...movements, total: minor, customers: count, unfinished: z.boolean() })),
  year: z.object({ month, ...retention }).nullable(),
  ages: z.array(z.object({ age: count, ...retention })),
  cohorts: z.array(z.object({ month, ages: z.array(z.object(retention)), unfinished: z.boolean() })),
  unrated: count,
}) satisfies z.ZodType<Recurring>

export const recurringShape = z.object({ ...sentence, currency: z.string(), ...recurringAnswerShape.shape })
