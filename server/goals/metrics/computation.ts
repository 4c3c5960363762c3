import { z } from 'zod'

const event = z.string().trim().min(1).max(500)
const property = z.string().trim().min(1).max(200)
/** Length of the window in days of the company's calendar; the day of the reading is the last one. */
const days = z.int().min(1).max(366)
const counted = z.strictObject({ event, property: property.nullable().default(null) })

/** How a metric is computed from the events of a customer. */
export const computationShape = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('count'), event, days }),
  /** Number of different values of a property; without a property, of different people. */
  z.strictObject({ kind: z.literal('distinct'), event, property: property.nullable().default(null), days }),
  z.strictObject({ kind: z.literal('sum'), event, property, days }),
  z.strictObject({ kind: z.literal('average'), event, property, days }),
  /** Number of events, or the sum of a property, divided by the same of other events. */
  counted.extend({ kind: z.literal('ratio'), over: counted, days }),
])

export type Computation = z.output<typeof computationShape>
