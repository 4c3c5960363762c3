import { ORPCError } from '@orpc/server'
import { Hono, type Context } from 'hono'
import { api } from './api.ts'
import { createApiHandler, DEFECT_MESSAGE, limitBody } from './platform/http/api-handler.ts'
import { allowAnyOrigin, keyApi } from './connect/key-api/key-api.ts'
import type { Dependencies, Env } from './dependencies.ts'
import { fileRoutes } from './file-routes.ts'
import { checkJsonBody } from './platform/http/json-body.ts'
import { clientAddress } from './platform/http/client-address.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { compressPublicFigures } from './platform/http/compression.ts'
import { browserHeaders, guardBrowser } from './platform/http/browser-guard.ts'
import type { RequestContext } from './platform/http/procedures.ts'
import { log } from './platform/process/log.ts'
import { toRefusal } from './platform/errors/error-mapping.ts'
import { TooManyRequests } from './platform/limits/too-many-requests.ts'
import type { Scope } from './platform/scope/scope.ts'
import { teamPages, portalPages } from './platform/pages/pages.ts'
import { serveSnippet } from './platform/pages/snippet.ts'
import { openApiDocument } from './openapi.ts'
import { publicPages } from './public-pages.ts'
import { portalEntryPoint } from './portal-entry-point.ts'
import { allowedCaller } from './access-check.ts'
import { healthRoutes, unavailablePage, unavailableResponses } from './unavailable.ts'

/** Routes whose body is a file and may exceed the limit for JSON. */
const FILE_UPLOADS = new Set(['/api/imports'])

/** The server: its entry points and their guards. */
export function openApp(dependencies: Dependencies): Hono<Env> {
  const app = new Hono<Env>()
  app.onError((error, c) => errorResponse(error, c))
  if (dependencies.closing) app.use(dependencies.closing.middleware)
  unavailableResponses(app, dependencies)
  app.use(browserHeaders(dependencies.url))
  app.use(guardBrowser(dependencies.url))
  healthRoutes(app, dependencies)

  app.use('/api/*', async (c, next) => {
    const caller = allowedCaller(c.req.method, c.req.path)
    if (!caller) throw new Refusal(404, 'no_route', `There is no ${c.req.method} ${c.req.path}.`)
    const request = await openRequestContext(dependencies, c)
    if (caller === 'team' && !request.user) throw new Refusal(401, 'signed_out', 'Sign in first.')
    c.set('request', request)
    c.header('cache-control', 'no-store')
    await next()
  })
  app.use('/api/*', (c, next) => (FILE_UPLOADS.has(c.req.path) ? next() : limitBody(c, next)))
  app.use('/api/*', compressPublicFigures)
  app.use('/api/*', (c, next) => (FILE_UPLOADS.has(c.req.path) ? next() : checkJsonBody(c, next)))
  fileRoutes(app)
  let document: ReturnType<typeof openApiDocument> | undefined
  app.get('/api/openapi.json', async (c) => c.json(await (document ??= openApiDocument(dependencies.url))))

  const handleApi = createApiHandler(api, '/api')
  app.all('/api/*', (c) => handleApi(c, c.get('request')))
  portalEntryPoint(app, dependencies)
  publicPages(app, dependencies)
  serveSnippet(app)
  app.use('/v1/*', allowAnyOrigin, async (c, next) => {
    // Without it, browsers report the response to a beacon of another site as an error in its console.
    c.header('cross-origin-resource-policy', 'cross-origin')
    if (!allowedCaller(c.req.method, c.req.path))
      throw new Refusal(404, 'no_route', `There is no ${c.req.method} ${c.req.path}.`)
    await next()
  })
  keyApi(app, dependencies)
  app.get('/portal/*', portalPages())
  app.get('*', teamPages())
  return app
}

async function openRequestContext(dependencies: Dependencies, c: Context<Env>): Promise<RequestContext> {
  const headers = c.req.raw.headers
  const address = clientAddress(c, dependencies.proxies)
  const session = await dependencies.auth.session(headers)
  const user = session?.user ?? null
  const actor: Scope['actor'] = user
    ? { kind: 'user', id: user.id, name: user.name, address }
    : { kind: 'visitor', address }
  const responseHeaders = new Headers(session?.cookies.map((cookie) => ['set-cookie', cookie]))
  return {
    scope: { ...dependencies.scope(), actor },
    auth: dependencies.auth,
    headers,
    responseHeaders,
    user,
  }
}

function errorResponse(error: unknown, c: Context): Response {
  if (error instanceof ORPCError && error.status < 500) return c.json(error.toJSON(), error.status as 400)
  if (error instanceof TooManyRequests) c.header('retry-after', String(error.retryAfterSeconds))
  const refusal = toRefusal(error)
  // Tracking clients read `success`.
  const success = c.req.path.startsWith('/v1/') ? { success: false } : {}
  if (refusal)
    return (
      unavailablePage(c, refusal) ??
      c.json({ ...success, code: refusal.code, message: refusal.message }, refusal.status as 400)
    )
  log('error', 'A request failed', { method: c.req.method, path: redactPath(c.req.path), error })
  return c.json({ ...success, code: 'defect', message: DEFECT_MESSAGE }, 500)
}

/** Keeps the tokens of one-time links out of the log. */
const redactPath = (path: string) => path.replace(/^(\/portal\/l|\/mail\/stop)\/.*/, '$1/…')
