import { z } from 'zod'
import { askAnswers } from '../asks/schema.ts'
import { id } from '../platform/http/id.ts'

export const logInput = z.strictObject({
  customerId: id,
  answer: z.enum(askAnswers),
  reason: z.string().trim().max(2000).default(''),
  /** What was offered. */
  productId: z.int().positive().nullable().default(null),
  /** Records it even if a colleague has asked this customer today already. */
  again: z.boolean().default(false),
})
export const undoInput = z.strictObject({ customerId: id, ask: id })

export type LogInput = z.output<typeof logInput>

export const logOutput = z.object({
  /** The id of the ask. */
  ask: z.int(),
})
