import { z } from 'zod'

export const readingSchema = z.object({
  id: z.int(),
  customerId: z.int(),
  metricId: z.int(),
  value: z.number(),
  at: z.date(),
  source: z.string(),
  sourceId: z.string(),
  reportedBy: z.string(),
  recordedAt: z.date(),
  /** The reading that this one corrects, and the one that corrects this one. */
  corrects: z.number().nullable(),
  correctedBy: z.number().nullable(),
  dispute: z
    .object({
      reason: z.string(),
      by: z.string(),
      at: z.date(),
    })
    .nullable(),
  /** How the dispute was answered. */
  settled: z
    .object({
      answer: z.string(),
      by: z.string(),
      at: z.date(),
    })
    .nullable(),
  /** The imported files that contain it; empty when it was entered or sent on its own. */
  batchIds: z.array(z.number()),
  /** Whether it counts towards progress. */
  counts: z.boolean(),
})

export const readingPageSchema = z.object({
  readings: z.array(readingSchema),
  next: z.string().nullable(),
})

export type Reading = z.infer<typeof readingSchema>

export type ReadingPage = z.infer<typeof readingPageSchema>
