import type { RawBuilder } from 'kysely'
import type { z } from 'zod'

/** Where a moment stands among those of its day: 0 for the whole day, above what has an hour (1); 2 below everything. */
export type MomentPlace = 0 | 1 | 2

/** What a module adds to the timeline of a customer. */
export type MomentSource = {
  /** What the timeline can be filtered by. Sources of the same kind are shown together. */
  kind: string
  /** What `detail` of its moments contains, as the document of the API describes it. */
  detail: z.ZodType
  /**
   * The moments of one customer, as a query with the columns
   *
   * - key text: unique among all moments of the customer
   * - day date: in the company's time zone
   * - place smallint: a `MomentPlace`
   * - at timestamptz: null for a whole day
   * - detail jsonb: what the page shows of it
   *
   * The timeline orders and pages them.
   */
  select: (of: { customerId: number; timeZone: string }) => RawBuilder<unknown>
}
