import { team } from '../platform/http/procedures.ts'
import { timelineInput, timelinePage } from './schema.ts'
import { timeline } from './timeline.ts'

export const timelineRoutes = {
  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/timeline' })
    .input(timelineInput)
    .output(timelinePage)
    .handler(({ input, context }) => timeline(context.scope, input)),
}
