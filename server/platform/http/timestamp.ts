import { z } from 'zod'

/**
 * A timestamp in a request: ISO 8601 with a time zone, or a day, which begins at midnight UTC. `z.coerce.date()` would
 * accept `true` and `42` as well, as timestamps of 1970.
 *
 * @example timestampSchema.parse('2026-11-22T23:30:00+01:00').toISOString() // '2026-11-22T22:30:00.000Z'
 */
export const timestampSchema = z
  .union(
    [z.iso.datetime({ offset: true }), z.iso.date()],
    'is not a time; it should look like 2026-11-22T10:30:00Z or 2026-11-22.',
  )
  .transform((text) => new Date(text))
