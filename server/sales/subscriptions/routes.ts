import { created, empty } from '../../platform/http/output.ts'
import { z } from 'zod'
import { team, teamChange } from '../../platform/http/procedures.ts'
import { id } from '../../platform/http/id.ts'
import { manualChange, subscriptionViewSchema } from './schema.ts'
import { customerSubscriptions, recordManually, withdrawChange } from './subscriptions.ts'

export const subscriptionRoutes = {
  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/subscriptions' })
    .input(z.strictObject({ id }))
    .output(z.array(subscriptionViewSchema))
    .handler(({ input, context }) => customerSubscriptions(context.scope, input.id)),

  record: teamChange
    .route({ method: 'POST', path: '/customers/{id}/subscriptions' })
    .input(z.strictObject({ id, entry: manualChange }))
    .output(created)
    .handler(({ input, context }) => recordManually(context.scope, input.id, input.entry)),

  withdraw: teamChange
    .route({ method: 'DELETE', path: '/customers/{id}/subscriptions/{changeId}' })
    .input(z.strictObject({ id, changeId: id }))
    .output(empty)
    .handler(({ input, context }) => withdrawChange(context.scope, input.id, input.changeId)),
}
