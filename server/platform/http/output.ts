import { z } from 'zod'

/** The response of a route that returns nothing: no body. */
export const empty = z.void()

/** The response of a route that creates a record. */
export const created = z.object({ id: z.int() })

/** The body of every refusal: a stable code for programs, and a sentence for people. */
export const refusalOutput = z.looseObject({ code: z.string(), message: z.string() })
