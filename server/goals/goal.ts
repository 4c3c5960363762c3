import type { z } from 'zod'
import type { NewMetric } from './schema.ts'
import type { commentSchema } from './comments/schema.ts'
import type { readingBatchSchema } from './imports/schema.ts'
import type { goalSchema, goalPageSchema, goalCountsSchema, goalDetailsSchema } from './list/schema.ts'
import type { metricSchema } from './metrics/schema.ts'
import type { milestoneSchema } from './milestones/schema.ts'
import type { readingSchema, readingPageSchema } from './readings/schema.ts'
import type { appliedTemplateSchema } from './templates/schema.ts'

export type Unit = NewMetric['unit']

export type Metric = z.infer<typeof metricSchema>

export type Reading = z.infer<typeof readingSchema>
export type ReadingPage = z.infer<typeof readingPageSchema>

/** A goal with its standing; days as YYYY-MM-DD. */
export type Goal = z.infer<typeof goalSchema>
export type GoalPage = z.infer<typeof goalPageSchema>
export type GoalCounts = z.infer<typeof goalCountsSchema>

export type Milestone = z.infer<typeof milestoneSchema>
export type Comment = z.infer<typeof commentSchema>
export type GoalDetails = z.infer<typeof goalDetailsSchema>

/** The result of applying a template, or of its dry run; `left` counts the customers left out, by reason. */
export type AppliedTemplate = z.infer<typeof appliedTemplateSchema>

/** The result of importing readings. */
export type ImportedReadings = { told: number; known: number; faults: ReadingFault[] }
export type ReadingFault = { index: number; reason: string }

export type ReadingBatch = z.infer<typeof readingBatchSchema>
