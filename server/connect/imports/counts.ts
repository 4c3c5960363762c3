import { z } from 'zod'
import { asideSchema } from '../orders/aside.ts'

/** What an import or its dry run counts: its records, their customers, and the rows that it left out. */
export const countsSchema = z.object({
  /** Records in the file, such as orders. */
  records: z.number(),
  fresh: z.number(),
  known: z.number(),
  changed: z.number(),
  customers: z.number(),
  newCustomers: z.number(),
  rows: z.number(),
  rejected: z.number(),
  /** How many records the staging tables hold; 0 where nothing is staged. */
  staged: z.number(),
  /** What a file of orders contains beside plain sales. */
  aside: asideSchema.exactOptional(),
})
export type Counts = z.infer<typeof countsSchema>

/** The counts of a kind that stages nothing and changes no record. */
export function simpleCounts(
  { fresh, known, rejected }: Pick<Counts, 'fresh' | 'known' | 'rejected'>,
  newCustomers = 0,
): Counts {
  return {
    records: fresh + known,
    fresh,
    known,
    changed: 0,
    customers: newCustomers,
    newCustomers,
    rows: fresh + known + rejected,
    rejected,
    staged: 0,
  }
}
