import { z } from 'zod'
import { team } from '../platform/http/procedures.ts'
import { asksOf } from './asks.ts'
import { customerInput, askSchema } from './schema.ts'

export const askRoutes = {
  ofCustomer: team
    .route({ method: 'GET', path: '/customers/{id}/asks' })
    .input(customerInput)
    .output(z.array(askSchema))
    .handler(({ input, context }) => asksOf(context.scope, input.id)),
}
