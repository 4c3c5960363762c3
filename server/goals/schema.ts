import { z } from 'zod'
import { id } from '../platform/http/id.ts'
import { timestampSchema } from '../platform/http/timestamp.ts'
import { computationShape } from './metrics/computation.ts'
import type { Status } from './progress/standing.ts'

export const units = ['number', 'percent', 'money', 'duration', 'count'] as const
export const statuses = ['planned', 'on_track', 'at_risk', 'reached', 'dropped'] as const satisfies Status[]

const day = z.iso.date('This is not a day; it should look like 2026-11-22.')
const text = z.string().trim().min(1).max(2000)
const outcome = z.string().trim().min(1).max(500)
const value = z.number().min(-1e15).max(1e15)
const key = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_]{0,99}$/, 'consists of lower-case letters, digits and _, such as open_rate')
const owner = z.string().min(1).max(200).nullable()

/** Values: 25 % is 0.25, money is in minor units of the company's currency, a duration in seconds. */
export const newMetric = z.strictObject({
  name: z.string().trim().min(1).max(200),
  unit: z.enum(units),
  direction: z.enum(['up', 'down']),
  source: z.enum(['team', 'customer', 'api', 'file', 'computed']).default('team'),
  computation: computationShape.nullable().default(null),
  /** Programs use it to send readings; by default it is derived from the name. */
  key: key.optional(),
})
export const metricInput = z.strictObject({ id })
export const renameInput = z.strictObject({ id, name: newMetric.shape.name })
export const computeInput = z.strictObject({ id, customerId: id.optional() })

export const newReading = z.strictObject({ id, metricId: id, value, at: timestampSchema.optional() })
export const readingInput = z.strictObject({ id, readingId: id })
export const correctInput = readingInput.extend({ value, at: timestampSchema.optional() })
export const disputeInput = readingInput.extend({ reason: text })
export const settleInput = readingInput.extend({ answer: text })
export const readingsInput = z.strictObject({
  id,
  metric: id.optional(),
  /** The cursor from the previous page. */
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

const plan = {
  target: value,
  /** Default: the latest reading. */
  baseline: value.optional(),
  /** Default: today. */
  startsOn: day.optional(),
  dueOn: day,
  teamOwner: owner.optional(),
  customerOwner: id.nullable().default(null),
  /** Agreed today, so that the baseline is fixed. */
  agreed: z.boolean().default(true),
}
export const newGoal = z.strictObject({ id, outcome, metricId: id, ...plan })
/** The template provides what is left out. */
export const goalFromTemplate = z.strictObject({
  id,
  template: z.string().min(1).max(100),
  outcome: outcome.optional(),
  ...plan,
  target: value.optional(),
  dueOn: day.optional(),
})
/** Whether customers get an email about their progress once a month. */
export const emailSettingsInput = z.strictObject({ isOn: z.boolean() })
export const goalInput = z.strictObject({ id, goalId: id })
export const goalChange = goalInput.extend({
  outcome: outcome.optional(),
  target: value.optional(),
  /** Only possible until the goal is agreed. */
  baseline: value.optional(),
  startsOn: day.optional(),
  dueOn: day.optional(),
  teamOwner: owner.optional(),
  customerOwner: id.nullable().optional(),
})
/** null returns to the computed status. */
export const overrideInput = goalInput.extend({
  status: z.enum(['planned', 'on_track', 'at_risk', 'reached']).nullable(),
  reason: text.nullable().default(null),
})
export const dropInput = goalInput.extend({ reason: text })

export const newMilestone = goalInput.extend({ title: outcome, dueOn: day.nullable().default(null) })
export const milestoneInput = z.strictObject({ id, milestoneId: id })
export const milestoneChange = milestoneInput.extend({
  title: outcome.optional(),
  dueOn: day.nullable().optional(),
  reachedOn: day.nullable().optional(),
})
export const newComment = goalInput.extend({ text })
export const commentInput = z.strictObject({ id, commentId: id })

const filters = {
  status: z.enum(statuses).optional(),
  /** The id of a colleague, `me` or `nobody`. */
  owner: z.string().max(200).optional(),
  search: z.string().max(200).optional(),
}
export const countInput = z.strictObject({ owner: filters.owner, search: filters.search })
export const listInput = z.strictObject({
  ...filters,
  after: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export const applyInput = z.strictObject({
  template: z.string().min(1).max(100),
  to: z.union([
    z.strictObject({ customers: z.array(id).min(1).max(10_000) }),
    z.strictObject({
      filter: z.strictObject({
        search: z.string().trim().min(1).max(200).optional(),
        kind: z.enum(['company', 'person']).optional(),
        country: z.string().max(100).optional(),
        createdSince: day.optional(),
        /** Only customers without a goal, or with dropped goals only. */
        withoutGoal: z.boolean().optional(),
      }),
    }),
  ]),
  /** The baseline of customers without a reading; without it they get no goal. */
  baseline: value.optional(),
  startsOn: day.optional(),
  dueOn: day.optional(),
  teamOwner: owner.optional(),
  agreed: z.boolean().default(false),
  /** Only counts and changes nothing. */
  dry: z.boolean().default(false),
})
export const batchInput = z.strictObject({ id })

export type NewMetric = z.output<typeof newMetric>
export type NewReading = z.output<typeof newReading>
export type NewGoal = z.output<typeof newGoal>
export type GoalFromTemplate = z.output<typeof goalFromTemplate>
export type GoalChange = z.output<typeof goalChange>
export type NewMilestone = z.output<typeof newMilestone>
export type MilestoneChange = z.output<typeof milestoneChange>
export type ListInput = z.output<typeof listInput>
export type CountInput = z.output<typeof countInput>
export type ReadingsInput = z.output<typeof readingsInput>
export type ApplyInput = z.output<typeof applyInput>

export type Unit = NewMetric['unit']
