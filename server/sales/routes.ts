import { standingSummarySchema } from './standings/schema.ts'
import { salesSettingsSchema, ratesOutput } from './schema.ts'
import { empty } from '../platform/http/output.ts'
import { z } from 'zod'
import { team, teamChange } from '../platform/http/procedures.ts'
import { id } from '../platform/http/id.ts'
import { listCustomers } from './customer-list/customer-list.ts'
import { listInput, customerPageSchema } from './customer-list/schema.ts'
import { customerOrders } from './orders/orders.ts'
import { ordersInput, customerOrderSchema } from './orders/schema.ts'
import { listRates, missingRates, setRates } from './rates/rates.ts'
import { ratesInput } from './rates/schema.ts'
import * as sales from './sales.ts'
import { standingOf } from './standings/standings.ts'
import { salesSettings } from './store.ts'
import { subscriptionRoutes } from './subscriptions/routes.ts'

export const salesRoutes = {
  subscriptions: subscriptionRoutes,

  customers: team
    .route({ method: 'GET', path: '/customers' })
    .input(listInput)
    .output(customerPageSchema)
    .handler(({ input, context }) => listCustomers(context.scope, input)),

  orders: team
    .route({ method: 'GET', path: '/customers/{id}/orders' })
    .input(ordersInput)
    .output(z.array(customerOrderSchema))
    .handler(({ input: { id, before, beforeId }, context }) => {
      // Without an id all orders of that moment belong to the page before.
      const cursor = before ? { at: before, id: beforeId ?? 0 } : null
      return customerOrders(context.scope, id, cursor)
    }),

  standing: team
    .route({ method: 'GET', path: '/customers/{id}/standing' })
    .input(z.strictObject({ id }))
    .output(standingSummarySchema.nullable())
    .handler(({ input, context }) => standingOf(context.scope, input.id)),

  settings: team
    .route({ method: 'GET', path: '/sales/settings' })
    .output(salesSettingsSchema)
    .handler(({ context }) => salesSettings(context.scope.db)),

  changeSettings: teamChange
    .route({ method: 'PUT', path: '/sales/settings' })
    .input(z.strictObject({ mergeDays: z.boolean(), countFree: z.boolean() }))
    .output(empty)
    .handler(({ input, context }) => sales.changeCounting(context.scope, input)),

  rates: team
    .route({ method: 'GET', path: '/sales/rates' })
    .output(ratesOutput)
    .handler(async ({ context }) => ({
      rates: await listRates(context.scope),
      missing: await missingRates(context.scope),
    })),

  setRates: teamChange
    .route({ method: 'PUT', path: '/sales/rates' })
    .input(ratesInput)
    .output(empty)
    .handler(({ input, context }) => setRates(context.scope, input.rates)),
}
