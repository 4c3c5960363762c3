import { z } from 'zod'
import { commentSchema } from '../comments/schema.ts'
import { milestoneSchema } from '../milestones/schema.ts'
import { statusSchema } from '../progress/schema.ts'
import { readingSchema } from '../readings/schema.ts'
import { units } from '../schema.ts'

/** A goal with its standing; days as YYYY-MM-DD. */
export const goalSchema = z.object({
  id: z.int(),
  customerId: z.int(),
  customerName: z.string(),
  outcome: z.string(),
  metric: z.object({
    id: z.int(),
    name: z.string(),
    unit: z.enum(units),
    direction: z.enum(['up', 'down']),
    key: z.string(),
  }),
  baseline: z.number(),
  target: z.number(),
  agreedOn: z.string().nullable(),
  startsOn: z.string(),
  dueOn: z.string(),
  template: z.string().nullable(),
  teamOwner: z
    .object({
      id: z.string(),
      name: z.string(),
    })
    .nullable(),
  customerOwner: z
    .object({
      id: z.int(),
      name: z.string(),
    })
    .nullable(),
  status: statusSchema,
  /** 0 at the baseline, 1 at the target, more beyond it; null without a reading. */
  progress: z.number().nullable(),
  /** Progress expected on the straight line by the day of the latest reading, or by today without one. */
  expected: z.number(),
  latest: z.number().nullable(),
  latestAt: z.date().nullable(),
  /** The number of readings in its period that count. */
  readings: z.number(),
  reachedOn: z.string().nullable(),
  /** Progress and pace in a sentence. */
  sentence: z.string(),
  /** A status that a person set; it overrides the computed one. */
  override: z
    .object({
      status: statusSchema,
      reason: z.string().nullable(),
      by: z.string(),
      at: z.date(),
    })
    .nullable(),
  createdAt: z.date(),
  createdBy: z.string(),
})

export const goalPageSchema = z.object({
  goals: z.array(goalSchema),
  next: z.string().nullable(),
})

export const goalCountsSchema = z.object({
  dropped: z.number(),
  planned: z.number(),
  on_track: z.number(),
  at_risk: z.number(),
  reached: z.number(),
})

export const goalDetailsSchema = goalSchema.extend({
  series: z.array(readingSchema),
  milestones: z.array(milestoneSchema),
  comments: z.array(commentSchema),
})

/** A goal with its standing; days as YYYY-MM-DD. */
export type Goal = z.infer<typeof goalSchema>

export type GoalPage = z.infer<typeof goalPageSchema>

export type GoalCounts = z.infer<typeof goalCountsSchema>

export type GoalDetails = z.infer<typeof goalDetailsSchema>
