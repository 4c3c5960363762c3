import type { Context, Hono } from 'hono'
import { readable } from '../ui/chart/color.ts'
import { limitBody } from './platform/http/api-handler.ts'
import type { Env, House } from './app.ts'
import { getLogo, getLook } from './customers/portal/brand/brand.ts'
import { askForLink } from './customers/portal/links/renewal.ts'
import * as pages from './customers/portal/pages.ts'
import { claimLink, lookAtLink, visitorOf } from './customers/portal/sessions/sessions.ts'
import { addressOf } from './platform/http/client-address.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { leaveList, lookAtWayOut } from './platform/mail/mail.ts'
import { stopPage, stoppedPage, unknownStopPage } from './platform/mail/unsubscribe-pages.ts'
import { plainCss } from './platform/pages/plain-page.ts'
import { TooMany } from './platform/limits/rate-limit-store.ts'
import type { Scope } from './platform/scope/scope.ts'
import { getSettings, type Settings } from './platform/settings/settings.ts'

/** What anyone may open who holds a letter: pages of the server's own, without script. */
export function plainDoors(app: Hono<Env>, house: House): void {
  app.get('/plain.css', async (c) => {
    const { colour } = await getLook(house.scope())
    c.header('cache-control', 'public, max-age=300')
    return c.body(plainCss(colour, readable(colour, '#ffffff', '#171614')), 200, {
      'content-type': 'text/css; charset=utf-8',
    })
  })
  app.get('/portal/logo', async (c) => {
    const logo = await getLogo(house.scope())
    if (!logo) throw new Refusal(404, 'no_logo', 'There is no picture yet. Settings → Portal takes one.')
    return c.body(new Uint8Array(logo.bytes), 200, {
      'content-type': logo.type,
      'cache-control': 'public, max-age=300',
      'content-disposition': 'attachment; filename="logo"',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })
  portalLinks(app, house)
  waysOut(app, house)
}

function portalLinks(app: Hono<Env>, house: House): void {
  app.get('/portal/l/:token', async (c) => {
    const scope = house.scope()
    const state = await lookAtLink(scope, c.req.param('token'))
    const settings = await getSettings(scope)
    if (state === 'alive') return page(c, pages.openPage(settings))
    const visitor = await visitorOf(scope, c.req.raw.headers, addressOf(c, house.doorway))
    return page(c, pages.deadLinkPage(settings, state, visitor !== null), state === 'unknown' ? 404 : 410)
  })
  app.post('/portal/l/:token', (c) =>
    unlessTooMany(c, house.scope(), async (scope, settings) => {
      const claimed = await claimLink(scope, c.req.param('token'), addressOf(c, house.doorway))
      if ('because' in claimed)
        return page(
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
    unlessTooMany(c, house.scope(), async (scope, settings) => {
      const { email } = await c.req.parseBody().catch(() => ({ email: '' }))
      await askForLink(scope, typeof email === 'string' ? email : '', addressOf(c, house.doorway))
      return page(c, pages.newLinkPage(settings))
    }),
  )
}

function waysOut(app: Hono<Env>, house: House): void {
  app.get('/mail/stop/:token', (c) =>
    unlessUnknown(c, house.scope(), async (scope, settings) =>
      page(c, stopPage(settings, await lookAtWayOut(scope, c.req.param('token')))),
    ),
  )
  app.post('/mail/stop/:token', (c) =>
    unlessUnknown(c, house.scope(), async (scope, settings) =>
      page(c, stoppedPage(settings, await leaveList(scope, c.req.param('token')))),
    ),
  )
}

type Answered = (scope: Scope, settings: Settings) => Promise<Response>

async function unlessTooMany(c: Context, scope: Scope, answer: Answered): Promise<Response> {
  const settings = await getSettings(scope)
  try {
    return await answer(scope, settings)
  } catch (error) {
    if (!(error instanceof TooMany)) throw error
    c.header('retry-after', String(error.retryAfterSeconds))
    return page(c, pages.tooManyPage(settings, error.message), 429)
  }
}

async function unlessUnknown(c: Context, scope: Scope, answer: Answered): Promise<Response> {
  const settings = await getSettings(scope)
  try {
    return await answer(scope, settings)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return page(c, unknownStopPage(settings), error.status as 404)
  }
}

/** No address of such a page goes anywhere, though its forms must be able to say which site they are of. */
function page(c: Context, text: string, status: 200 | 404 | 410 | 429 = 200): Response {
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'strict-origin')
  return c.html(text, status) as Response
}
