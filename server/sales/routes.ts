import { z } from 'zod'
import { team, teamChange } from '../platform/http/procedures.ts'
import { id } from '../platform/http/id.ts'
import { timestampSchema } from '../platform/http/timestamp.ts'
import { listCustomers } from './customer-list/customer-list.ts'
import { listInput } from './customer-list/schema.ts'
import { listRates, missingRates, setRates } from './rates/rates.ts'
import { ratesInput } from './rates/schema.ts'
import * as sales from './sales.ts'
import { customerOrders, salesSettings, loadStanding } from './store.ts'
import { subscriptionRoutes } from './subscriptions/routes.ts'

const PAGE = 100

export const salesRoutes = {
  subscriptions: subscriptionRoutes,

  customers: team
    .route({ method: 'GET', path: '/customers' })
    .input(listInput)
    .handler(({ input, context }) => listCustomers(context.scope, input)),

  orders: team
    .route({ method: 'GET', path: '/customers/{id}/orders' })
    .input(z.strictObject({ id, before: timestampSchema.optional(), beforeId: id.optional() }))
    .handler(({ input: { before, beforeId, ...input }, context }) => {
      // Without an id everything at that moment belongs to the page before.
      const place = before ? { at: before, id: beforeId ?? 0 } : null
      return customerOrders(context.scope.db, input.id, place, PAGE)
    }),

  standing: team
    .route({ method: 'GET', path: '/customers/{id}/standing' })
    .input(z.strictObject({ id }))
    .handler(({ input, context }) => loadStanding(context.scope.db, input.id)),

  settings: team
    .route({ method: 'GET', path: '/sales/settings' })
    .handler(({ context }) => salesSettings(context.scope.db)),

  changeSettings: teamChange
    .route({ method: 'PUT', path: '/sales/settings' })
    .input(z.strictObject({ mergeDays: z.boolean(), countFree: z.boolean() }))
    .handler(({ input, context }) => sales.changeCounting(context.scope, input)),

  rates: team.route({ method: 'GET', path: '/sales/rates' }).handler(async ({ context }) => ({
    rates: await listRates(context.scope),
    missing: await missingRates(context.scope),
  })),

  setRates: teamChange
    .route({ method: 'PUT', path: '/sales/rates' })
    .input(ratesInput)
    .handler(({ input, context }) => setRates(context.scope, input.rates)),
}
