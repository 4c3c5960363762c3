import type { Grouping } from '../../../server/plays/results/schema.ts'
import { oneOf, paramsOf } from '../../search-params.ts'

/** The grouping of the results. */
export const nextSaleSearch = paramsOf({ by: oneOf<Grouping>(['week', 'age', 'person']) })
