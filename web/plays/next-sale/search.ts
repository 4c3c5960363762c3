import { z } from 'zod'
import { groupings } from '../../../server/plays/results/schema.ts'

/** The grouping of the results. */
export const nextSaleSearch = z.object({ by: z.enum(groupings).optional().catch(undefined) })
