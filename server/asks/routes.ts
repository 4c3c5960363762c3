import { team } from '../platform/http/procedures.ts'
import { asksOf } from './asks.ts'
import { customerInput } from './schema.ts'

export const askRoutes = {
  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/asks' })
    .input(customerInput)
    .handler(({ input, context }) => asksOf(context.scope, input.id)),
}
