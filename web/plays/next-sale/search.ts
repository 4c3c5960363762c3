import { z } from 'zod'
import { by } from '../../../server/plays/schema.ts'

/** What the results are told by. */
export const nextSaleSearch = z.object({ by: z.enum(by).optional().catch(undefined) })
