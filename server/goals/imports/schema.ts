import { z } from 'zod'

export const readingBatchSchema = z.object({
  id: z.int(),
  filename: z.string(),
  counts: z.object({
    added: z.number(),
    known: z.number(),
    rejected: z.number(),
  }),
  madeBy: z.string(),
  madeAt: z.date(),
  undoneAt: z.date().nullable(),
})

/** The result of importing readings. */
export type ImportedReadings = { added: number; known: number; faults: ReadingFault[] }

export type ReadingFault = { index: number; reason: string }

export type ReadingBatch = z.infer<typeof readingBatchSchema>
