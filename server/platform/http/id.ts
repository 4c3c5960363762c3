import { z } from 'zod'

/**
 * An id in a request: a whole number, or its digits as in a URL. `z.coerce.number()` would accept `true` and `[7]` as
 * well.
 *
 * @example id.parse('7') // 7
 */
export const id = z.union(
  [
    z.int().positive(),
    z
      .string()
      .regex(/^[1-9]\d{0,14}$/)
      .transform(Number),
  ],
  'is not an id; it should be a whole number such as 7.',
)
