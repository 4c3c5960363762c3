import { z } from 'zod'
import { team } from '../platform/http.ts'
import * as insights from './insights.ts'
import { filtersShape } from './schema.ts'

const filtered = (path: `/${string}`) => team.route({ method: 'GET', path }).input(filtersShape)

export const insightRoutes = {
  ladder: team
    .route({ method: 'GET', path: '/insights/ladder' })
    .input(z.strictObject({ filters: filtersShape.default({}), steps: z.coerce.number().int().min(1).max(100).optional() }))
    .handler(({ input, context }) =>
      insights.ladder(context.scope, input.filters, input.steps === undefined ? {} : { steps: input.steps }),
    ),
  secondOrder: filtered('/insights/second-order').handler(({ input, context }) => insights.secondOrder(context.scope, input)),
  revenue: filtered('/insights/revenue').handler(({ input, context }) => insights.revenue(context.scope, input)),
  cohorts: team
    .route({ method: 'GET', path: '/insights/cohorts' })
    .input(z.strictObject({ filters: filtersShape.default({}), period: z.enum(['month', 'quarter', 'year']).default('month') }))
    .handler(({ input, context }) => insights.cohorts(context.scope, input.filters, { period: input.period })),
  firstYear: filtered('/insights/first-year').handler(({ input, context }) => insights.firstYear(context.scope, input)),
  concentration: filtered('/insights/concentration').handler(({ input, context }) =>
    insights.concentration(context.scope, input),
  ),
  crossSell: filtered('/insights/cross-sell').handler(({ input, context }) => insights.crossSell(context.scope, input)),
  benchmarks: filtered('/insights/benchmarks').handler(({ input, context }) => insights.benchmarks(context.scope, input)),
  filterOptions: team
    .route({ method: 'GET', path: '/insights/filters' })
    .input(z.strictObject({ search: z.string().max(200).default('') }))
    .handler(({ input, context }) => insights.filterOptions(context.scope, input)),
  report: filtered('/insights/report').handler(({ input, context }) => insights.report(context.scope, input)),
}
