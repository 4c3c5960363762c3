import { z } from 'zod'
import { units } from '../schema.ts'
import { computationShape } from './computation.ts'

export const metricSchema = z.object({
  id: z.int(),
  name: z.string(),
  unit: z.enum(units),
  direction: z.enum(['up', 'down']),
  source: z.enum(['file', 'team', 'customer', 'api', 'computed']),
  computation: computationShape.nullable(),
  key: z.string(),
  archivedAt: z.date().nullable(),
  /** The number of its goals, and of their customers. */
  goals: z.number(),
  customers: z.number(),
})

export type Metric = z.infer<typeof metricSchema>
