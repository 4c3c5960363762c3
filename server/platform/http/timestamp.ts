import { z } from 'zod'

/**
 * A moment as it crosses a door: a text of ISO 8601 with its zone, or a day, which begins in Greenwich. `z.coerce.date()`
 * would take `true` and `42` as well, as moments of 1970.
 *
 * @example timestampSchema.parse('2026-11-22T23:30:00+01:00').toISOString() // '2026-11-22T22:30:00.000Z'
 */
export const timestampSchema = z
  .union(
    [z.iso.datetime({ offset: true }), z.iso.date()],
    'is no moment; it looks like 2026-11-22T10:30:00Z or 2026-11-22.',
  )
  .transform((text) => new Date(text))
