import { z } from 'zod'
import { Refusal } from '../../platform/errors/refusal.ts'
import { count, day, month } from '../schema.ts'
import type { Truncation } from './truncation.ts'

const truncationShape = z.object({
  before: z.string(),
  month,
  customers: count,
  perMonth: z.number(),
  perMonthAfter: z.number(),
  activity: z.number(),
}) satisfies z.ZodType<Truncation>

/** Who is left out of every finding, and whether the data seem to begin in the middle of the company's life. */
export const exclusionShape = z.object({
  /** Customers whose first purchase lies before this day are left out; null: nobody. */
  before: z.string().nullable(),
  /** How many customers are left out, and how many there are with them. */
  customers: count,
  of: count,
  truncation: truncationShape.nullable(),
  /** In words; null where nothing is left out and nothing should be. */
  sentence: z.string().nullable(),
})
export type Exclusion = z.output<typeof exclusionShape>

export const exclusionChange = z.strictObject({ before: day.nullable() })
export type ExclusionChange = z.output<typeof exclusionChange>

/**
 * A change as somebody wrote it.
 *
 * @throws Refusal 400 `exclusion` for what is not a day
 */
export function parseExclusion(change: unknown): ExclusionChange {
  const parsed = exclusionChange.safeParse(change)
  if (parsed.success) return parsed.data
  throw new Refusal(
    400,
    'exclusion',
    `The day before which customers are left out ${parsed.error.issues[0]!.message}.`,
  )
}
