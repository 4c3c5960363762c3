import { z } from 'zod'
import { id } from '../platform/http/id.ts'
import type { MomentSource } from '../platform/modules/moment.ts'

export const timelineInput = z.strictObject({
  id,
  /** Only moments of this kind, such as `notes`. */
  kind: z.string().max(50).optional(),
  /** `next` of the page before. */
  before: z.string().max(500).optional(),
  limit: z.coerce.number<unknown>().int().min(1).max(2000).default(200),
})
export type TimelineInput = z.output<typeof timelineInput>

const placed = z.object({
  /** Unique among the moments of the customer. */
  key: z.string(),
  /** In the company's time zone. */
  day: z.string(),
  /** Among the moments of its day: 0 for the whole day, 1 at an hour, 2 below everything. */
  place: z.int(),
  /** Null for a whole day. */
  at: z.date().nullable(),
})

/** A moment of any module; its source declares what `detail` contains. */
export type Moment = z.output<typeof placed> & { kind: string; detail: Record<string, unknown> }

/** `next` is null on the last page. */
export type TimelinePage = { moments: Moment[]; next: string | null }

/** A page of moments, newest first. What a moment contains depends on its kind, as the modules declare it. */
export function timelinePage(sources: readonly MomentSource[]): z.ZodType<TimelinePage> {
  const kinds = [...Map.groupBy(sources, ({ kind }) => kind)].map(([kind, own]) =>
    placed.extend({ kind: z.literal(kind), detail: z.union(own.map(({ detail }) => detail)) }),
  )
  const moment = z.discriminatedUnion('kind', [kinds[0]!, ...kinds.slice(1)]) as z.ZodType<Moment>
  return z.object({ moments: z.array(moment), next: z.string().nullable() })
}
