import { z } from 'zod'
import { team } from '../platform/http/procedures.ts'
import type { Scope } from '../platform/scope/scope.ts'
import * as insights from './insights.ts'
import { filtersShape, type Filters } from './schema.ts'

type Panel<Answer> = (scope: Scope, filters: Filters) => Promise<Answer>

const panel = <Answer>(path: `/${string}`, answer: Panel<Answer>) =>
  team
    .route({ method: 'GET', path })
    .input(filtersShape)
    .handler(({ input, context }) => answer(context.scope, input))

export const insightRoutes = {
  ladder: panel('/insights/ladder', insights.ladder),
  secondOrder: panel('/insights/second-order', insights.secondOrder),
  revenue: panel('/insights/revenue', insights.revenue),
  recurring: panel('/insights/recurring', insights.recurring),
  cohorts: panel('/insights/cohorts', insights.cohorts),
  firstYear: panel('/insights/first-year', insights.firstYear),
  concentration: panel('/insights/concentration', insights.concentration),
  crossSell: panel('/insights/cross-sell', insights.crossSell),
  leaving: panel('/insights/leaving', insights.leaving),
  benchmarks: panel('/insights/benchmarks', insights.benchmarks),
  report: panel('/insights/report', insights.report),
  filterOptions: team
    .route({ method: 'GET', path: '/insights/filters' })
    .input(z.strictObject({ search: z.string().max(200).default(''), product: filtersShape.shape.product }))
    .handler(({ input, context }) => insights.filterOptions(context.scope, input)),
}
