import { created, empty } from '../../platform/http/output.ts'
import { readingBatchSchema } from '../imports/schema.ts'
import { readingPageSchema } from './schema.ts'
import { z } from 'zod'
import { team, teamChange } from '../../platform/http/procedures.ts'
import { batches, undoBatch } from '../imports/imports.ts'
import * as readings from './readings.ts'
import * as shape from '../schema.ts'

const { teamAuthor: ofTeam } = readings

export const readingRoutes = {
  readings: team
    .route({ method: 'GET', path: '/customers/{id}/readings' })
    .input(shape.readingsInput)
    .output(readingPageSchema)
    .handler(({ input, context }) => readings.readings(context.scope, input)),
  recordReading: teamChange
    .route({ method: 'POST', path: '/customers/{id}/readings' })
    .input(shape.newReading)
    .output(created)
    .handler(({ input, context: { scope } }) => readings.record(scope, ofTeam(scope), input)),
  correctReading: teamChange
    .route({ method: 'POST', path: '/customers/{id}/readings/{readingId}/correct' })
    .input(shape.correctInput)
    .output(created)
    .handler(({ input, context: { scope } }) => readings.correct(scope, ofTeam(scope), input)),
  disputeReading: teamChange
    .route({ method: 'POST', path: '/customers/{id}/readings/{readingId}/dispute' })
    .input(shape.disputeInput)
    .output(empty)
    .handler(({ input, context: { scope } }) => readings.dispute(scope, ofTeam(scope), input)),
  settleReading: teamChange
    .route({ method: 'POST', path: '/customers/{id}/readings/{readingId}/settle' })
    .input(shape.settleInput)
    .output(empty)
    .handler(({ input, context: { scope } }) => readings.settle(scope, ofTeam(scope), input)),
  batches: team
    .route({ method: 'GET', path: '/readings/batches' })
    .output(z.array(readingBatchSchema))
    .handler(({ context }) => batches(context.scope)),
  undoBatch: teamChange
    .route({ method: 'POST', path: '/readings/batches/{id}/undo' })
    .input(shape.batchInput)
    .output(empty)
    .handler(({ input, context }) => undoBatch(context.scope, input.id)),
}
