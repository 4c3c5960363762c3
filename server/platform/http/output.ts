import { z } from 'zod'

/** The response of a route that only acts: no body. */
export const empty = z.void()

/** The response of a route that creates a record. */
export const created = z.object({ id: z.int() })
