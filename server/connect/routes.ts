import { empty } from '../platform/http/output.ts'
import { sampleOutput, loadSampleOutput } from './schema.ts'
import { z } from 'zod'
import { team, teamChange } from '../platform/http/procedures.ts'
import { id } from '../platform/http/id.ts'
import * as connect from './imports/imports.ts'
import { loadSample, removeSample, sampleStatus } from './sample/sample.ts'
import { planChange, importSchema, importOnPageSchema, rejectSummarySchema } from './imports/schema.ts'
import { requestStep } from './imports/steps.ts'

const one = z.strictObject({ id })

export const connectRoutes = {
  list: team
    .route({ method: 'GET', path: '/imports' })
    .output(z.array(importSchema))
    .handler(({ context }) => connect.listImports(context.scope)),
  look: team
    .route({ method: 'GET', path: '/imports/{id}' })
    .input(one)
    .output(importOnPageSchema)
    .handler(({ input, context }) => connect.getImport(context.scope, input.id)),
  plan: teamChange
    .route({ method: 'POST', path: '/imports/{id}/plan' })
    .input(one.extend(planChange.shape))
    .output(importOnPageSchema)
    .handler(({ input: { id, ...change }, context }) => connect.changePlan(context.scope, id, change)),
  stage: teamChange
    .route({ method: 'POST', path: '/imports/{id}/stage' })
    .input(one)
    .output(empty)
    .handler(({ input, context }) => requestStep(context.scope, input.id, 'stage')),
  apply: teamChange
    .route({ method: 'POST', path: '/imports/{id}/apply' })
    .input(one)
    .output(empty)
    .handler(({ input, context }) => requestStep(context.scope, input.id, 'apply')),
  undo: teamChange
    .route({ method: 'POST', path: '/imports/{id}/undo' })
    .input(one)
    .output(empty)
    .handler(({ input, context }) => requestStep(context.scope, input.id, 'undo')),
  sample: team
    .route({ method: 'GET', path: '/sample' })
    .output(sampleOutput)
    .handler(({ context }) => sampleStatus(context.scope)),
  loadSample: teamChange
    .route({ method: 'POST', path: '/sample' })
    .output(loadSampleOutput)
    .handler(({ context }) => loadSample(context.scope)),
  removeSample: teamChange
    .route({ method: 'DELETE', path: '/sample' })
    .output(empty)
    .handler(({ context }) => removeSample(context.scope)),
  rejects: team
    .route({ method: 'GET', path: '/imports/{id}/rejects' })
    .input(one.extend({ limit: z.coerce.number().int().min(0).max(1000).default(10) }))
    .output(rejectSummarySchema)
    .handler(({ input, context }) => connect.summariseImportRejects(context.scope, input.id, input.limit)),
  discard: teamChange
    .route({ method: 'DELETE', path: '/imports/{id}' })
    .input(one)
    .output(empty)
    .handler(({ input, context }) => connect.discardImport(context.scope, input.id)),
}
