import { z } from 'zod'
import { count, estimate, probability, sentence } from '../schema.ts'
import type { Ladder, Step } from './answer.ts'

const stepShape = z.object({
  n: count,
  reached: count,
  soFar: estimate.nullable(),
  medianGapDays: z.number().nullable(),
  next: z.object({
    d30: probability.nullable(),
    d90: probability.nullable(),
    d365: probability.nullable(),
    watched: probability.extend({ days: count }).nullable(),
  }),
}) satisfies z.ZodType<Step>

export const ladderShape = z.object({
  ...sentence,
  observedThrough: z.string().nullable(),
  customers: count,
  medianGapDays: z.number().nullable(),
  steps: z.array(stepShape),
}) satisfies z.ZodType<Ladder>

/** The report has only the steps. */
export const stepsShape = z.array(stepShape)
