import { z } from 'zod'

/** The typical change: a number added to the baseline, or a factor. */
export const typicalChangeSchema = z.union([
  z.object({
    add: z.number(),
  }),
  z.object({
    times: z.number(),
  }),
])

export const templateSchema = z.object({
  id: z.string(),
  business: z.string(),
  outcome: z.string(),
  metric: z.object({
    key: z.string(),
    name: z.string(),
    unit: z.enum(['number', 'percent', 'money', 'duration', 'count']),
    direction: z.enum(['up', 'down']),
  }),
  change: typicalChangeSchema,
  dueInDays: z.number(),
})

/** The result of applying a template, or of its dry run; `left` counts the customers left out, by reason. */
export const appliedTemplateSchema = z.object({
  customers: z.number(),
  made: z.number(),
  left: z.object({
    hasIt: z.number(),
    noReading: z.number(),
    noTarget: z.number(),
    unknown: z.number(),
  }),
})

/** The result of applying a template, or of its dry run; `left` counts the customers left out, by reason. */
export type AppliedTemplate = z.infer<typeof appliedTemplateSchema>
