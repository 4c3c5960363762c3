import { computeOutput } from './schema.ts'
import { teamChange } from '../platform/http/procedures.ts'
import { computeInput } from '../goals/schema.ts'
import { computeNow } from './computed-metrics.ts'

export const computedMetricRoutes = {
  compute: teamChange
    .route({ method: 'POST', path: '/metrics/{id}/compute' })
    .input(computeInput)
    .output(computeOutput)
    .handler(({ input, context }) => computeNow(context.scope, input.id, input.customerId)),
}
