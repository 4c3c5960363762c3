import { z } from 'zod'
import { groupings } from '../../../server/plays/results/schema.ts'

/** What the results are told by. */
export const nextSaleSearch = z.object({ by: z.enum(groupings).optional().catch(undefined) })
