import { z } from 'zod'

/**
 * An id as it crosses a door: a whole number, or its digits, as they stand in an address. `z.coerce.number()` would take
 * `true` and `[7]` as well.
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
  'is no id, which is a whole number such as 7.',
)
