import { z } from 'zod'
import { allKinds } from '../../../server/signals/kinds.ts'
import { GROUPS } from '../labels.ts'

const groups = Object.keys(GROUPS) as (keyof typeof GROUPS)[]

/** The search parameters of the list of all lines; invalid ones are ignored. */
export const waitingSearch = z.object({
  group: z.enum(groups).optional().catch(undefined),
  kind: z.enum(allKinds).optional().catch(undefined),
})
export type WaitingSearch = z.output<typeof waitingSearch>
