import type { Context, Hono } from 'hono'
import { createApiHandler, limitBody } from './platform/http/api-handler.ts'
import type { Env, Dependencies } from './dependencies.ts'
import type { CustomerRequest } from './customers/portal/procedure.ts'
import { findVisitor } from './customers/portal/sessions/sessions.ts'
import { checkJsonBody } from './platform/http/json-body.ts'
import { clientAddress } from './platform/http/client-address.ts'
import { asCustomer } from './platform/scope/customer-scope.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { portalApi } from './portal-api.ts'
import { allowedCaller } from './access-check.ts'

/** What a customer may call under /portal: they sign in with a link and reach nothing of the team's. */
export function portalEntryPoint(app: Hono<Env>, dependencies: Dependencies): void {
  const handleApi = createApiHandler(portalApi, '/portal/api')
  app.use('/portal/*', async (c, next) => {
    // Form posts need an Origin header, but the path of a link, which is a secret, must not leave the site.
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
  app.use('/portal/api/*', checkJsonBody)
  app.all('/portal/api/*', async (c) => handleApi(c, await openCustomerRequest(dependencies, c)))
}

/** @throws Refusal 401 without a valid session */
async function openCustomerRequest(dependencies: Dependencies, c: Context<Env>): Promise<CustomerRequest> {
  const scope = dependencies.scope()
  const { headers } = c.req.raw
  const visitor = await findVisitor(scope, headers, clientAddress(c, dependencies.proxies))
  if (!visitor)
    throw new Refusal(401, 'portal_ended', 'You have been signed out. Ask for a new link to come back.')
  return { scope: asCustomer(scope, visitor), headers, responseHeaders: new Headers() }
}
