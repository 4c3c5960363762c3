import { empty } from '../platform/http/output.ts'
import { z } from 'zod'
import { team, teamChange } from '../platform/http/procedures.ts'
import { id } from '../platform/http/id.ts'
import {
  usageSettingsShape,
  customerUsageSchema,
  usageSettingsOutput,
  eventNameSchema,
  trackingStateSchema,
} from './schema.ts'
import * as usage from './usage.ts'

export const usageRoutes = {
  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/usage' })
    .input(z.strictObject({ id }))
    .output(customerUsageSchema)
    .handler(({ input, context }) => usage.usageOf(context.scope, input.id)),

  settings: team
    .route({ method: 'GET', path: '/usage/settings' })
    .output(usageSettingsOutput)
    .handler(({ context }) => usage.settings(context.scope)),

  changeSettings: teamChange
    .route({ method: 'PUT', path: '/usage/settings' })
    .input(usageSettingsShape)
    .output(empty)
    .handler(({ input, context }) => usage.changeSettings(context.scope, input)),

  names: team
    .route({ method: 'GET', path: '/usage/names' })
    .output(z.array(eventNameSchema))
    .handler(({ context }) => usage.names(context.scope)),

  state: team
    .route({ method: 'GET', path: '/usage/state' })
    .output(trackingStateSchema)
    .handler(({ context }) => usage.state(context.scope)),
}
