import { z } from 'zod'

/** The inputs of success. */
export const inputName = z.enum(['goals', 'usage', 'orders', 'problems'])
export type InputName = z.output<typeof inputName>

/** When a customer was last seen: days since then, and the usual number of days between two times; null: seen once. */
export const lastSeenSchema = z.object({ silentDays: z.int(), usualGap: z.int().nullable() })
export type LastSeen = z.output<typeof lastSeenSchema>

/** The figures from which an input was worked out. A place is the share of the peers that stand lower. */
export const inputBasis = z.discriminatedUnion('name', [
  z.object({ name: z.literal('goals'), goals: z.int(), reached: z.int(), behind: z.int() }),
  z.object({
    name: z.literal('usage'),
    loginDays: z.int(),
    days: z.int(),
    place: z.number().nullable(),
    peers: z.int().nullable(),
    /** null: never logged in. */
    last: lastSeenSchema.nullable(),
  }),
  z.object({
    name: z.literal('orders'),
    orders: z.int(),
    place: z.number(),
    peers: z.int(),
    last: lastSeenSchema,
  }),
  /** Silent for longer than usual, by orders and by log-ins: then no news is no good news. null: no silence. */
  z.object({ name: z.literal('problems'), problems: z.int(), silentDays: z.int().nullable() }),
])
export type Basis = z.output<typeof inputBasis>

/** One input: from 0 (worst) to 1 (best). */
export type InputValue = { value: number; basis: Basis }
