import { created, empty } from '../../platform/http/output.ts'
import { metricSchema } from './schema.ts'
import { z } from 'zod'
import { team, teamChange } from '../../platform/http/procedures.ts'
import * as metrics from './metrics.ts'
import * as shape from '../schema.ts'

export const metricRoutes = {
  metrics: team
    .route({ method: 'GET', path: '/metrics' })
    .output(z.array(metricSchema))
    .handler(({ context }) => metrics.metrics(context.scope)),
  makeMetric: teamChange
    .route({ method: 'POST', path: '/metrics' })
    .input(shape.newMetric)
    .output(created)
    .handler(({ input, context }) => metrics.makeMetric(context.scope, input)),
  renameMetric: teamChange
    .route({ method: 'PUT', path: '/metrics/{id}' })
    .input(shape.renameInput)
    .output(empty)
    .handler(({ input, context }) => metrics.renameMetric(context.scope, input.id, input.name)),
  archiveMetric: teamChange
    .route({ method: 'POST', path: '/metrics/{id}/archive' })
    .input(shape.metricInput)
    .output(empty)
    .handler(({ input, context }) => metrics.archiveMetric(context.scope, input.id)),
  restoreMetric: teamChange
    .route({ method: 'POST', path: '/metrics/{id}/restore' })
    .input(shape.metricInput)
    .output(empty)
    .handler(({ input, context }) => metrics.restoreMetric(context.scope, input.id)),
}
