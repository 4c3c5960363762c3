import { z } from 'zod'
import { team, teamChange } from '../../platform/http/procedures.ts'
import { id } from '../../platform/http/id.ts'
import { manualChange } from './schema.ts'
import { customerSubscriptions, recordManually, withdrawChange } from './subscriptions.ts'

export const subscriptionRoutes = {
  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/subscriptions' })
    .input(z.strictObject({ id }))
    .handler(({ input, context }) => customerSubscriptions(context.scope, input.id)),

  tell: teamChange
    .route({ method: 'POST', path: '/customers/{id}/subscriptions' })
    .input(z.strictObject({ id, told: manualChange }))
    .handler(({ input, context }) => recordManually(context.scope, input.id, input.told)),

  takeBack: teamChange
    .route({ method: 'DELETE', path: '/customers/{id}/subscriptions/{changeId}' })
    .input(z.strictObject({ id, changeId: id }))
    .handler(({ input, context }) => withdrawChange(context.scope, input.id, input.changeId)),
}
