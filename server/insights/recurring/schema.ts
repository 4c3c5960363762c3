import { z } from 'zod'
import type { Recurring } from './answer.ts'

const count = z.int().min(0)
const minor = z.number()
const share = z.number()
const month = z.string()
const lost = z.object({ p: share, low: share, high: share, n: count })
const retention = { customers: count, start: minor, net: share, gross: share, lost }
const kinds = { new: minor, expansion: minor, return: minor, contraction: minor, churn: minor }

/** What the panel of recurring revenue answers. */
export const recurringShape = z.object({
  sentence: z.string(),
  currency: z.string(),
  customers: count,
  monthly: minor,
  months: z.array(z.object({ month, ...kinds, total: minor, customers: count, unfinished: z.boolean() })),
  year: z.object({ month, ...retention }).nullable(),
  ages: z.array(z.object({ age: count, ...retention })),
  cohorts: z.array(z.object({ month, ages: z.array(z.object(retention)), unfinished: z.boolean() })),
  unrated: count,
}) satisfies z.ZodType<Recurring>
