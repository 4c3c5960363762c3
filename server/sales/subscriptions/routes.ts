import { z } from 'zod'
import { team, teamChange } from '../../platform/http/procedures.ts'
import { id } from '../../platform/http/id.ts'
import { subscriptionsOnPage } from './view.ts'
import { changeByHand } from './schema.ts'
import { takeBack, tellByHand } from './subscriptions.ts'

export const subscriptionRoutes = {
  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/subscriptions' })
    .input(z.strictObject({ id }))
    .handler(({ input, context }) => subscriptionsOnPage(context.scope, input.id)),

  tell: teamChange
    .route({ method: 'POST', path: '/customers/{id}/subscriptions' })
    .input(z.strictObject({ id, told: changeByHand }))
    .handler(({ input, context }) => tellByHand(context.scope, input.id, input.told)),

  takeBack: teamChange
    .route({ method: 'DELETE', path: '/customers/{id}/subscriptions/{changeId}' })
    .input(z.strictObject({ id, changeId: id }))
    .handler(({ input, context }) => takeBack(context.scope, input.id, input.changeId)),
}
