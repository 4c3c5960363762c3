import { z } from 'zod'
import { id } from '../../platform/http/id.ts'
import { inputName } from './inputs/basis.ts'
import { fact, successState } from './state.ts'

/** 1: badly; 5: very well. */
const level = z.int().min(1).max(5)

export const newJudgement = z.strictObject({
  id,
  level,
  reason: z.string().trim().min(1, 'Say why, in a few words.').max(2000),
})
export type NewJudgement = z.output<typeof newJudgement>

export const judgementSchema = z.object({
  id: z.int(),
  level,
  reason: z.string(),
  author: z.string(),
  judgedAt: z.date(),
})
export type Judgement = z.output<typeof judgementSchema>

/** One input of success: 0 to 1, its part of the weight, and what it was worked out from, as a sentence. */
export const successInputSchema = z.object({
  name: inputName,
  label: z.string(),
  value: z.number(),
  weight: z.number(),
  sentence: z.string(),
})
export type SuccessInput = z.output<typeof successInputSchema>

export const customerSuccessSchema = z.object({
  /** 0 to 100; null: neither goals nor usage are known, see `basis`. */
  score: z.int().nullable(),
  basis: z.object({
    /** By the customer's own rhythm of orders and log-ins; null: they have none yet. */
    state: successState.nullable(),
    /** What success rests on, as a sentence. */
    sentence: z.string(),
    /** What is not known of this customer. */
    missing: z.array(fact),
  }),
  inputs: z.array(successInputSchema),
  /** The input that takes most off. */
  worst: inputName.nullable(),
  /** The latest of the team's own. */
  judgement: judgementSchema.nullable(),
})
export type CustomerSuccess = z.output<typeof customerSuccessSchema>
