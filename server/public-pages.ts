import type { Context, Hono } from 'hono'
import { readable } from '../ui/chart/color.ts'
import { limitBody } from './platform/http/api-handler.ts'
import type { Env, Dependencies } from './dependencies.ts'
import { getLogo, getBrand } from './customers/portal/brand/brand.ts'
import { requestNewLink } from './customers/portal/links/renewal.ts'
import * as pages from './customers/portal/pages.ts'
import { claimLink, inspectLink, findVisitor } from './customers/portal/sessions/sessions.ts'
import { clientAddress } from './platform/http/client-address.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { findUnsubscribeLink, unsubscribe } from './platform/mail/unsubscribe/unsubscribe.ts'
import {
  confirmUnsubscribePage,
  unsubscribedPage,
  unknownUnsubscribePage,
} from './platform/mail/unsubscribe/pages.ts'
import { plainCss } from './platform/pages/plain-page.ts'
import { TooManyRequests } from './platform/limits/too-many-requests.ts'
import type { Scope } from './platform/scope/scope.ts'
import type { Settings } from './platform/settings/schema.ts'
import { getSettings } from './platform/settings/settings.ts'

/** Pages that the server renders itself, without script: anyone who got one of our emails may open them. */
export function publicPages(app: Hono<Env>, dependencies: Dependencies): void {
  app.get('/plain.css', async (c) => {
    const { colour } = await getBrand(dependencies.scope())
    c.header('cache-control', 'public, max-age=300')
    return c.body(plainCss(colour, readable(colour, '#ffffff', '#171614')), 200, {
      'content-type': 'text/css; charset=utf-8',
    })
  })
  app.get('/portal/logo', async (c) => {
    const logo = await getLogo(dependencies.scope())
    if (!logo) throw new Refusal(404, 'no_logo', 'There is no picture yet. Add one under Settings → Portal.')
    return c.body(new Uint8Array(logo.bytes), 200, {
      'content-type': logo.type,
      'cache-control': 'public, max-age=300',
      'content-disposition': 'attachment; filename="logo"',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })
  portalLinkPages(app, dependencies)
  unsubscribePages(app, dependencies)
}

function portalLinkPages(app: Hono<Env>, dependencies: Dependencies): void {
  app.get('/portal/l/:token', async (c) => {
    const scope = dependencies.scope()
    const state = await inspectLink(scope, c.req.param('token'))
    const settings = await getSettings(scope)
    if (state === 'alive') return pageResponse(c, pages.openPage(settings))
    const visitor = await findVisitor(scope, c.req.raw.headers, clientAddress(c, dependencies.proxies))
    return pageResponse(
      c,
      pages.deadLinkPage(settings, state, visitor !== null),
      state === 'unknown' ? 404 : 410,
    )
  })
  app.post('/portal/l/:token', (c) =>
    withRateLimitPage(c, dependencies.scope(), async (scope, settings) => {
      const claimed = await claimLink(scope, c.req.param('token'), clientAddress(c, dependencies.proxies))
      if ('because' in claimed)
        return pageResponse(
          c,
          pages.deadLinkPage(settings, claimed.because, false),
          claimed.because === 'unknown' ? 404 : 410,
        )
      c.header('cache-control', 'no-store')
      c.header('set-cookie', claimed.cookie)
      return c.redirect('/portal', 303)
    }),
  )
  app.post('/portal/new-link', limitBody, (c) =>
    withRateLimitPage(c, dependencies.scope(), async (scope, settings) => {
      const { email } = await c.req.parseBody().catch(() => ({ email: '' }))
      await requestNewLink(
        scope,
        typeof email === 'string' ? email : '',
        clientAddress(c, dependencies.proxies),
      )
      return pageResponse(c, pages.newLinkPage(settings))
    }),
  )
}

function unsubscribePages(app: Hono<Env>, dependencies: Dependencies): void {
  app.get('/mail/stop/:token', (c) =>
    withUnknownLinkPage(c, dependencies.scope(), async (scope, settings) =>
      pageResponse(
        c,
        confirmUnsubscribePage(settings, await findUnsubscribeLink(scope, c.req.param('token'))),
      ),
    ),
  )
  app.post('/mail/stop/:token', (c) =>
    withUnknownLinkPage(c, dependencies.scope(), async (scope, settings) =>
      pageResponse(c, unsubscribedPage(settings, await unsubscribe(scope, c.req.param('token')))),
    ),
  )
}

type PageHandler = (scope: Scope, settings: Settings) => Promise<Response>

async function withRateLimitPage(c: Context, scope: Scope, handle: PageHandler): Promise<Response> {
  const settings = await getSettings(scope)
  try {
    return await handle(scope, settings)
  } catch (error) {
    if (!(error instanceof TooManyRequests)) throw error
    c.header('retry-after', String(error.retryAfterSeconds))
    return pageResponse(c, pages.tooManyPage(settings, error.message), 429)
  }
}

async function withUnknownLinkPage(c: Context, scope: Scope, handle: PageHandler): Promise<Response> {
  const settings = await getSettings(scope)
  try {
    return await handle(scope, settings)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return pageResponse(c, unknownUnsubscribePage(settings), error.status as 404)
  }
}

/** The path of a link is a secret and must not leave the site, but form posts need an Origin header. */
function pageResponse(c: Context, text: string, status: 200 | 404 | 410 | 429 = 200): Response {
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'strict-origin')
  return c.html(text, status) as Response
}
