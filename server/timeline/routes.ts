import { team } from '../platform/http/procedures.ts'
import type { MomentSource } from '../platform/modules/moment.ts'
import { timelineInput, timelinePage } from './schema.ts'
import { timeline } from './timeline.ts'

/** @param sources the moments that the modules declare */
export const timelineRoutes = (sources: readonly MomentSource[]) => ({
  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/timeline' })
    .input(timelineInput)
    .output(timelinePage(sources))
    .handler(({ input, context }) => timeline(context.scope, input)),
})
