import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { Refusal } from '../errors/refusal.ts'

/** Pages of the company's own product tell what happens there; what lets them in is a key, never a cookie. */
const CROSS_SITE_PATHS = /^\/v1\//
/** The first words of paths that are no page of the team's. */
const ENTRY_POINTS = /^\/(api|health|v1|portal|mail\/stop)(\/|$)/
const ENTRY_POINTS_ANY_CASE = new RegExp(ENTRY_POINTS.source, 'i')
const READ_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What every answer tells the browser, refusals and defects too. */
export function browserHeaders(url: string) {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    referrerPolicy: 'no-referrer',
    crossOriginOpenerPolicy: 'same-origin',
    xFrameOptions: 'DENY',
    // A door that is meant for other sites says so itself.
    overwrite: false,
    strictTransportSecurity: url.startsWith('https:') ? 'max-age=31536000; includeSubDomains' : false,
  })
}

/** Refuses what another site makes a browser do, and a path that is spelt otherwise than ours. */
export function guardBrowser(url: string) {
  return createMiddleware(async (c, next) => {
    refuseOddPath(c.req.raw.url)
    if (!READ_METHODS.has(c.req.method) && !CROSS_SITE_PATHS.test(c.req.path))
      refuseOtherSites(c.req.raw.headers, url, c.req.header('host') ?? '')
    await next()
  })
}

/** One door has one spelling: another one must not be the pages' business, nor slip past the list of doors. */
function refuseOddPath(url: string): void {
  const { pathname } = new URL(url)
  const isOdd =
    /\/\/|%2f|%5c|\\/i.test(pathname) ||
    (ENTRY_POINTS_ANY_CASE.test(safelyDecoded(pathname)) && !ENTRY_POINTS.test(pathname))
  if (isOdd) throw new Refusal(404, 'no_route', `There is no ${pathname.slice(0, 200)}.`)
}

function safelyDecoded(pathname: string): string {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return pathname
  }
}

function refuseOtherSites(headers: Headers, url: string, host: string): void {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const own =
    origin === null ||
    // What a form of a page says that tells nobody where it comes from; only the browser can call it our own.
    (origin === 'null' && site === 'same-origin') ||
    origin === new URL(url).origin ||
    (URL.canParse(origin) && new URL(origin).host === host)
  if (own && (site === null || site === 'same-origin' || site === 'none')) return
  throw new Refusal(
    403,
    'other_site',
    `A page of another site (${origin ?? site}) may not change anything here.`,
  )
}
