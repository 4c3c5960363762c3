import { z } from 'zod'
import { team, teamChange } from '../platform/http/procedures.ts'
import { id } from '../platform/http/id.ts'
import * as connect from './imports/imports.ts'
import { loadSample, removeSample, sampleStatus } from './sample/sample.ts'
import { planChange } from './imports/schema.ts'
import { requestStep } from './imports/steps.ts'

const one = z.strictObject({ id })

export const connectRoutes = {
  list: team
    .route({ method: 'GET', path: '/imports' })
    .handler(({ context }) => connect.listImports(context.scope)),
  look: team
    .route({ method: 'GET', path: '/imports/{id}' })
    .input(one)
    .handler(({ input, context }) => connect.getImport(context.scope, input.id)),
  plan: teamChange
    .route({ method: 'POST', path: '/imports/{id}/plan' })
    .input(one.extend(planChange.shape))
    .handler(({ input: { id, ...change }, context }) => connect.changePlan(context.scope, id, change)),
  stage: teamChange
    .route({ method: 'POST', path: '/imports/{id}/stage' })
    .input(one)
    .handler(({ input, context }) => requestStep(context.scope, input.id, 'stage')),
  apply: teamChange
    .route({ method: 'POST', path: '/imports/{id}/apply' })
    .input(one)
    .handler(({ input, context }) => requestStep(context.scope, input.id, 'apply')),
  undo: teamChange
    .route({ method: 'POST', path: '/imports/{id}/undo' })
    .input(one)
    .handler(({ input, context }) => requestStep(context.scope, input.id, 'undo')),
  sample: team
    .route({ method: 'GET', path: '/sample' })
    .handler(({ context }) => sampleStatus(context.scope)),
  loadSample: teamChange
    .route({ method: 'POST', path: '/sample' })
    .handler(({ context }) => loadSample(context.scope)),
  removeSample: teamChange
    .route({ method: 'DELETE', path: '/sample' })
    .handler(({ context }) => removeSample(context.scope)),
  rejects: team
    .route({ method: 'GET', path: '/imports/{id}/rejects' })
    .input(one.extend({ limit: z.coerce.number().int().min(0).max(1000).default(10) }))
    .handler(({ input, context }) => connect.summariseImportRejects(context.scope, input.id, input.limit)),
  discard: teamChange
    .route({ method: 'DELETE', path: '/imports/{id}' })
    .input(one)
    .handler(({ input, context }) => connect.discardImport(context.scope, input.id)),
}
