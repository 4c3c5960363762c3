import type { Group, Kind } from '../../../server/signals/kinds.ts'
import { oneOf, paramsOf, text } from '../../search-params.ts'
import type { ParamReader } from '../../search-params.ts'

/** The search parameters of the list of all lines. Only the page knows all kinds; it ignores those that do not exist. */
export const waitingSearch = paramsOf({
  group: oneOf<Group>(['help', 'ask', 'thank']),
  kind: text(50) as ParamReader<Kind>,
})
export type WaitingSearch = ReturnType<typeof waitingSearch>
