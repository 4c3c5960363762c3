import { z } from 'zod'
import { id } from '../platform/http/id.ts'

export const timelineInput = z.strictObject({
  id,
  /** Only moments of this kind, such as `notes`. */
  kind: z.string().max(50).optional(),
  /** `next` of the page before. */
  before: z.string().max(500).optional(),
  limit: z.coerce.number<unknown>().int().min(1).max(500).default(200),
})
export type TimelineInput = z.output<typeof timelineInput>

export const moment = z.object({
  kind: z.string(),
  /** Unique among the moments of the customer. */
  key: z.string(),
  /** In the company's time zone. */
  day: z.string(),
  /** Among the moments of its day: 0 for the whole day, 1 at an hour, 2 below everything. */
  place: z.int(),
  /** Null for a whole day. */
  at: z.date().nullable(),
  /** Depends on the kind. */
  detail: z.record(z.string(), z.unknown()),
})
export type Moment = z.output<typeof moment>

export const timelinePage = z.object({
  /** Newest first. */
  moments: z.array(moment),
  /** Null on the last page. */
  next: z.string().nullable(),
})
export type TimelinePage = z.output<typeof timelinePage>
