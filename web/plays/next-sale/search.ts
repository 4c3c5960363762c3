import { z } from 'zod'
import { groupings } from '../../../server/plays/schema.ts'

/** What the results are told by. */
export const nextSaleSearch = z.object({ by: z.enum(groupings).optional().catch(undefined) })
