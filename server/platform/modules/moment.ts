import type { RawBuilder } from 'kysely'

/**
 * What a module adds to the timeline of a customer.
 *
 * `select` gives rows (id text, at timestamptz, detail jsonb) of one customer; the timeline orders and pages them.
 */
export type MomentSource = {
  kind: string
  select: (customerId: number) => RawBuilder<unknown>
}
