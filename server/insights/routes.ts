import { z } from 'zod'
import { empty } from '../platform/http/output.ts'
import { team, teamChange } from '../platform/http/procedures.ts'
import { comparedFiltersShape, comparisonShape } from './comparison/schema.ts'
import { changeExclusion } from './exclusion/exclusion.ts'
import { exclusionChange, exclusionShape } from './exclusion/schema.ts'
import { findings, type FindingName, type FindingResponse } from './findings.ts'
import * as insights from './insights.ts'
import { reportShape } from './report/schema.ts'
import { filterOptionsShape, filtersShape } from './schema.ts'

function findingRoute<Response>(
  path: `/insights/${string}`,
  responseSchema: z.ZodType<Response>,
  read: (
    scope: Parameters<typeof insights.report>[0],
    filters: z.output<typeof filtersShape>,
  ) => Promise<Response>,
) {
  return team
    .route({ method: 'GET', path })
    .input(filtersShape)
    .output(responseSchema)
    .handler(({ input, context }) => read(context.scope, input))
}

type FindingRoutes = {
  [Name in FindingName]: ReturnType<typeof findingRoute<FindingResponse<Name>>>
}

const findingRoutes = Object.fromEntries(
  Object.entries(findings).map(([name, { path, responseSchema }]) => [
    name,
    findingRoute<unknown>(path, responseSchema, (scope, filters) =>
      insights.evaluate(scope, name as FindingName, filters),
    ),
  ]),
) as FindingRoutes

export const insightRoutes = {
  ...findingRoutes,
  report: findingRoute('/insights/report', reportShape, insights.report),
  comparison: team
    .route({ method: 'GET', path: '/insights/comparison' })
    .input(comparedFiltersShape)
    .output(comparisonShape)
    .handler(({ input, context }) => insights.comparison(context.scope, input)),
  exclusion: team
    .route({ method: 'GET', path: '/insights/exclusion' })
    .output(exclusionShape)
    .handler(({ context }) => insights.exclusion(context.scope)),
  changeExclusion: teamChange
    .route({ method: 'PUT', path: '/insights/exclusion' })
    .input(exclusionChange)
    .output(empty)
    .handler(({ input, context }) => changeExclusion(context.scope, input)),
  filterOptions: team
    .route({ method: 'GET', path: '/insights/filters' })
    .input(z.strictObject({ search: z.string().max(200).default(''), product: filtersShape.shape.product }))
    .output(filterOptionsShape)
    .handler(({ input, context }) => insights.filterOptions(context.scope, input)),
}
