import { z } from 'zod'

export const milestoneSchema = z.object({
  id: z.int(),
  goalId: z.int(),
  title: z.string(),
  dueOn: z.string().nullable(),
  reachedOn: z.string().nullable(),
})

export type Milestone = z.infer<typeof milestoneSchema>
