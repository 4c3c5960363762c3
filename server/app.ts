import { OpenAPIGenerator } from '@orpc/openapi'
import { ORPCError } from '@orpc/server'
import { Hono, type Context } from 'hono'
import { api } from './api.ts'
import { answering, DEFECT, limitBody, schemas } from './platform/http/api-handler.ts'
import { readingsDoor } from './connect/readings/endpoint.ts'
import { subscriptionsDoor } from './connect/subscriptions/endpoint.ts'
import { anySite, tracking } from './connect/tracking/endpoint.ts'
import { files } from './file-routes.ts'
import type { Auth } from './platform/people/auth.ts'
import { addressOf, type Doorway } from './platform/http/client-address.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { browserHeaders, guardBrowser } from './platform/http/browser-guard.ts'
import type { RequestContext } from './platform/http/procedures.ts'
import { log } from './platform/process/log.ts'
import { refusalOf } from './platform/errors/error-mapping.ts'
import { TooMany } from './platform/limits/rate-limit-store.ts'
import type { Scope } from './platform/scope/scope.ts'
import { pages, portalPages } from './platform/pages/pages.ts'
import { snippet } from './platform/pages/snippet.ts'
import { plainDoors } from './public-pages.ts'
import { portalDoor } from './portal-entry-point.ts'
import { whoMay } from './access-check.ts'

export type House = {
  auth: Auth
  /** A scope for nobody in particular, at this moment. */
  scope: () => Scope
  url: string
  doorway: Doorway
  /** Called when a product told something new. */
  arrived?: () => void
  /** False while starting and while stopping. */
  isReady: () => Promise<boolean>
}

export type Env = { Variables: { request: RequestContext } }

/** Where a file comes, and not a body of JSON. */
const FILES = new Set(['/api/imports', '/api/readings/file', '/api/subscriptions/file'])

/** The whole server on one page: its doors, and who is let through them. */
export function openApp(house: House): Hono<Env> {
  const app = new Hono<Env>()
  app.onError((error, c) => answerError(error, c))
  app.use(browserHeaders(house.url))
  app.use(guardBrowser(house.url))
  app.get('/health/live', (c) => c.text('live'))
  app.get('/health/ready', async (c) =>
    (await house.isReady()) ? c.text('ready') : c.text('not ready', 503),
  )

  app.use('/api/*', async (c, next) => {
    const who = whoMay(c.req.method, c.req.path)
    if (!who) throw new Refusal(404, 'no_route', `There is no ${c.req.method} ${c.req.path}.`)
    const request = await openRequest(house, c)
    if (who === 'team' && !request.user) throw new Refusal(401, 'signed_out', 'Sign in first.')
    c.set('request', request)
    c.header('cache-control', 'no-store')
    await next()
  })
  app.use('/api/*', (c, next) => (FILES.has(c.req.path) ? next() : limitBody(c, next)))
  files(app)
  app.get('/api/openapi.json', async (c) => c.json(await openApi(house.url)))

  const answer = answering(api, '/api')
  app.all('/api/*', (c) => answer(c, c.get('request')))
  portalDoor(app, house)
  plainDoors(app, house)
  snippet(app)
  app.use('/v1/*', anySite, async (c, next) => {
    // The answer to a beacon of another site, which browsers would otherwise call a failure on its console.
    c.header('cross-origin-resource-policy', 'cross-origin')
    if (!whoMay(c.req.method, c.req.path))
      throw new Refusal(404, 'no_route', `There is no ${c.req.method} ${c.req.path}.`)
    await next()
  })
  tracking(app, house)
  subscriptionsDoor(app, house)
  readingsDoor(app, house)
  app.get('/portal/*', portalPages())
  app.get('*', pages())
  return app
}

async function openRequest(house: House, c: Context<Env>): Promise<RequestContext> {
  const headers = c.req.raw.headers
  const address = addressOf(c, house.doorway)
  const session = await house.auth.session(headers)
  const user = session?.user ?? null
  const actor: Scope['actor'] = user
    ? { kind: 'user', id: user.id, name: user.name, address }
    : { kind: 'visitor', address }
  const answer = new Headers(session?.cookies.map((cookie) => ['set-cookie', cookie]))
  return { scope: { ...house.scope(), actor }, auth: house.auth, headers, answer, user }
}

function answerError(error: unknown, c: Context): Response {
  if (error instanceof ORPCError && error.status < 500) return c.json(error.toJSON(), error.status as 400)
  if (error instanceof TooMany) c.header('retry-after', String(error.retryAfterSeconds))
  const refusal = refusalOf(error)
  // Clients that track look for `success`.
  const success = c.req.path.startsWith('/v1/') ? { success: false } : {}
  if (refusal)
    return c.json({ ...success, code: refusal.code, message: refusal.message }, refusal.status as 400)
  log('error', 'A request failed', { method: c.req.method, path: withoutSecret(c.req.path), error })
  return c.json({ ...success, code: 'defect', message: DEFECT }, 500)
}

/** What lets somebody in is in no log. */
const withoutSecret = (path: string) => path.replace(/^(\/portal\/l|\/mail\/stop)\/.*/, '$1/…')

function openApi(url: string) {
  return new OpenAPIGenerator({ schemaConverters: schemas }).generate(api, {
    info: { title: 'Rondo', version: '0.1.0' },
    servers: [{ url: `${url}/api` }],
  })
}
