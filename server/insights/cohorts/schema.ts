import { z } from 'zod'
import { count, minor, money, month, sentence } from '../schema.ts'
import type { Cohort } from './answer.ts'

const cohortShape = z.object({
  month,
  customers: z.array(count),
  revenue: z.array(minor.nullable()).nullable(),
  unfinished: z.boolean(),
}) satisfies z.ZodType<Cohort>

export const cohortsAnswerShape = z.array(cohortShape)

export const cohortsShape = z.object({
  ...sentence,
  ...money,
  period: z.enum(['month', 'quarter', 'year']),
  cohorts: cohortsAnswerShape,
})
