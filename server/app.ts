import { OpenAPIGenerator } from '@orpc/openapi'
import { ORPCError } from '@orpc/server'
import { Hono, type Context } from 'hono'
import { api } from './api.ts'
import { createApiHandler, DEFECT_MESSAGE, limitBody, schemaConverters } from './platform/http/api-handler.ts'
import { addReadingsEndpoint } from './connect/readings/endpoint.ts'
import { addSubscriptionsEndpoint } from './connect/subscriptions/endpoint.ts'
import { allowAnyOrigin, addTrackingEndpoints } from './connect/tracking/endpoint.ts'
import { fileRoutes } from './file-routes.ts'
import type { Auth } from './platform/people/auth.ts'
import { clientAddress, type TrustedProxies } from './platform/http/client-address.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { browserHeaders, guardBrowser } from './platform/http/browser-guard.ts'
import type { RequestContext } from './platform/http/procedures.ts'
import { log } from './platform/process/log.ts'
import { toRefusal } from './platform/errors/error-mapping.ts'
import { TooManyRequests } from './platform/limits/rate-limit-store.ts'
import type { Scope } from './platform/scope/scope.ts'
import { teamPages, portalPages } from './platform/pages/pages.ts'
import { serveSnippet } from './platform/pages/snippet.ts'
import { publicPages } from './public-pages.ts'
import { portalEntryPoint } from './portal-entry-point.ts'
import { allowedCaller } from './access-check.ts'

export type Dependencies = {
  auth: Auth
  /** A scope for nobody in particular, at this moment. */
  scope: () => Scope
  url: string
  proxies: TrustedProxies
  /** Called when a product told something new. */
  onTracked?: () => void
  /** False while starting and while stopping. */
  isReady: () => Promise<boolean>
}

export type Env = { Variables: { request: RequestContext } }

/** Where a file comes, and not a body of JSON. */
const FILE_UPLOADS = new Set(['/api/imports', '/api/readings/file', '/api/subscriptions/file'])

/** The whole server on one page: its doors, and who is let through them. */
export function openApp(house: Dependencies): Hono<Env> {
  const app = new Hono<Env>()
  app.onError((error, c) => errorResponse(error, c))
  app.use(browserHeaders(house.url))
  app.use(guardBrowser(house.url))
  app.get('/health/live', (c) => c.text('live'))
  app.get('/health/ready', async (c) =>
    (await house.isReady()) ? c.text('ready') : c.text('not ready', 503),
  )

  app.use('/api/*', async (c, next) => {
    const who = allowedCaller(c.req.method, c.req.path)
    if (!who) throw new Refusal(404, 'no_route', `There is no ${c.req.method} ${c.req.path}.`)
    const request = await openRequestContext(house, c)
    if (who === 'team' && !request.user) throw new Refusal(401, 'signed_out', 'Sign in first.')
    c.set('request', request)
    c.header('cache-control', 'no-store')
    await next()
  })
  app.use('/api/*', (c, next) => (FILE_UPLOADS.has(c.req.path) ? next() : limitBody(c, next)))
  fileRoutes(app)
  app.get('/api/openapi.json', async (c) => c.json(await openApiDocument(house.url)))

  const answer = createApiHandler(api, '/api')
  app.all('/api/*', (c) => answer(c, c.get('request')))
  portalEntryPoint(app, house)
  publicPages(app, house)
  serveSnippet(app)
  app.use('/v1/*', allowAnyOrigin, async (c, next) => {
    // The answer to a beacon of another site, which browsers would otherwise call a failure on its console.
    c.header('cross-origin-resource-policy', 'cross-origin')
    if (!allowedCaller(c.req.method, c.req.path))
      throw new Refusal(404, 'no_route', `There is no ${c.req.method} ${c.req.path}.`)
    await next()
  })
  addTrackingEndpoints(app, house)
  addSubscriptionsEndpoint(app, house)
  addReadingsEndpoint(app, house)
  app.get('/portal/*', portalPages())
  app.get('*', teamPages())
  return app
}

async function openRequestContext(house: Dependencies, c: Context<Env>): Promise<RequestContext> {
  const headers = c.req.raw.headers
  const address = clientAddress(c, house.proxies)
  const session = await house.auth.session(headers)
  const user = session?.user ?? null
  const actor: Scope['actor'] = user
    ? { kind: 'user', id: user.id, name: user.name, address }
    : { kind: 'visitor', address }
  const answer = new Headers(session?.cookies.map((cookie) => ['set-cookie', cookie]))
  return { scope: { ...house.scope(), actor }, auth: house.auth, headers, responseHeaders: answer, user }
}

function errorResponse(error: unknown, c: Context): Response {
  if (error instanceof ORPCError && error.status < 500) return c.json(error.toJSON(), error.status as 400)
  if (error instanceof TooManyRequests) c.header('retry-after', String(error.retryAfterSeconds))
  const refusal = toRefusal(error)
  // Clients that track look for `success`.
  const success = c.req.path.startsWith('/v1/') ? { success: false } : {}
  if (refusal)
    return c.json({ ...success, code: refusal.code, message: refusal.message }, refusal.status as 400)
  log('error', 'A request failed', { method: c.req.method, path: redactPath(c.req.path), error })
  return c.json({ ...success, code: 'defect', message: DEFECT_MESSAGE }, 500)
}

/** What lets somebody in is in no log. */
const redactPath = (path: string) => path.replace(/^(\/portal\/l|\/mail\/stop)\/.*/, '$1/…')

function openApiDocument(url: string) {
  return new OpenAPIGenerator({ schemaConverters: schemaConverters }).generate(api, {
    info: { title: 'Rondo', version: '0.1.0' },
    servers: [{ url: `${url}/api` }],
  })
}
