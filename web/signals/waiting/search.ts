import { z } from 'zod'
import { KINDS } from '../../../server/signals/kind-registry.ts'
import type { Kind } from '../../../server/signals/kind-registry.ts'
import { GROUPS } from '../labels.ts'

const groups = Object.keys(GROUPS) as (keyof typeof GROUPS)[]
const kinds = Object.keys(KINDS) as Kind[]

/** What the address of all that waits can say; what cannot be read is left out. */
export const waitingSearch = z.object({
  group: z.enum(groups).optional().catch(undefined),
  kind: z.enum(kinds).optional().catch(undefined),
})
export type WaitingSearch = z.output<typeof waitingSearch>
