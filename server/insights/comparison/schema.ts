import { z } from 'zod'
import { day, estimate, filtersShape, share } from '../schema.ts'

/** The filters of a comparison: both days are needed, because the period before follows from them. */
export const comparedFiltersShape = filtersShape.refine(
  ({ from, to }) => from !== undefined && to !== undefined,
  {
    path: ['from'],
    message: 'and to are both needed to compare with the period before',
  },
)

export const comparisonShape = z.object({
  period: z.object({ from: day, to: day }),
  before: z.object({ from: day, to: day }),
  /** The findings with a figure that does not grow with the time watched. */
  findings: z.array(
    z.object({
      name: z.string(),
      now: estimate.nullable(),
      before: estimate.nullable(),
      difference: z.object({ low: share, high: share }).nullable(),
      sentence: z.string(),
    }),
  ),
})
export type Comparison = z.output<typeof comparisonShape>
