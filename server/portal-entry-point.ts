import type { Context, Hono } from 'hono'
import { createApiHandler, limitBody } from './platform/http/api-handler.ts'
import type { Env, Dependencies } from './app.ts'
import type { CustomerRequest } from './customers/portal/procedure.ts'
import { findVisitor } from './customers/portal/sessions/sessions.ts'
import { clientAddress } from './platform/http/client-address.ts'
import { asCustomer } from './platform/scope/customer-scope.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { portalApi } from './portal-api.ts'
import { allowedCaller } from './access-check.ts'

/** The customer's own door: a session that came of a link, and nothing of the team's. */
export function portalEntryPoint(app: Hono<Env>, house: Dependencies): void {
  const answer = createApiHandler(portalApi, '/portal/api')
  app.use('/portal/*', async (c, next) => {
    // Forms of these pages must be able to say which site they are of; addresses of links still go nowhere.
    c.header('referrer-policy', 'strict-origin')
    await next()
  })
  app.use('/portal/api/*', async (c, next) => {
    if (allowedCaller(c.req.method, c.req.path) !== 'customer')
      throw new Refusal(404, 'no_route', `There is no ${c.req.method} ${c.req.path}.`)
    c.header('cache-control', 'no-store')
    await next()
  })
  app.use('/portal/api/*', limitBody)
  app.all('/portal/api/*', async (c) => answer(c, await openCustomerRequest(house, c)))
}

/** @throws Refusal 401 without a session that is alive */
async function openCustomerRequest(house: Dependencies, c: Context<Env>): Promise<CustomerRequest> {
  const scope = house.scope()
  const { headers } = c.req.raw
  const visitor = await findVisitor(scope, headers, clientAddress(c, house.proxies))
  if (!visitor)
    throw new Refusal(401, 'portal_ended', 'Your visit has ended. Ask for a new link to come back.')
  return { scope: asCustomer(scope, visitor), headers, responseHeaders: new Headers() }
}
