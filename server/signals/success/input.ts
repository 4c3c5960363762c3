import { z } from 'zod'

/** The inputs of success. */
export const inputName = z.enum(['goals', 'usage', 'orders', 'problems'])
export type InputName = z.output<typeof inputName>

/** The figures from which an input was worked out. A place is the share of the peers that stand lower. */
export const inputBasis = z.discriminatedUnion('name', [
  z.object({ name: z.literal('goals'), goals: z.int(), reached: z.int(), behind: z.int() }),
  z.object({
    name: z.literal('usage'),
    loginDays: z.int(),
    days: z.int(),
    place: z.number().nullable(),
    peers: z.int().nullable(),
  }),
  z.object({ name: z.literal('orders'), orders: z.int(), place: z.number(), peers: z.int() }),
  z.object({ name: z.literal('problems'), problems: z.int() }),
])
export type Basis = z.output<typeof inputBasis>
