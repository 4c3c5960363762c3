import { z } from 'zod'

export const commentSchema = z.object({
  id: z.int(),
  goalId: z.int(),
  text: z.string(),
  side: z.enum(['team', 'customer']),
  author: z.string(),
  writtenAt: z.date(),
})

export type Comment = z.infer<typeof commentSchema>
