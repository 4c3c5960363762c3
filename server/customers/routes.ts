import { z } from 'zod'
import { team, teamChange } from '../platform/http.ts'
import * as customers from './customers.ts'
import { newContact, newCustomer } from './schema.ts'

const id = z.coerce.number().int().positive()

export const customerRoutes = {
  get: team
    .route({ method: 'GET', path: '/customers/{id}' })
    .input(z.strictObject({ id }))
    .handler(({ input, context }) => customers.get(context.scope, input.id)),

  create: teamChange
    .route({ method: 'POST', path: '/customers' })
    .input(newCustomer)
    .handler(({ input, context }) => customers.record(context.scope, input)),

  addContact: teamChange
    .route({ method: 'POST', path: '/customers/{customerId}/contacts' })
    .input(newContact.extend({ customerId: id }))
    .handler(({ input, context }) => customers.addContact(context.scope, input)),

  merge: teamChange
    .route({ method: 'POST', path: '/customers/{id}/merge' })
    .input(z.strictObject({ id, from: id }))
    .handler(({ input, context }) => customers.merge(context.scope, input.from, input.id)),
}
