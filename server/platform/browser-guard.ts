import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { Refusal } from './errors.ts'

const READS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What every answer tells the browser, and what no other site may make it do here. */
export function guardBrowser(url: string) {
  const headers = secureHeaders({
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
    strictTransportSecurity: url.startsWith('https:') ? 'max-age=31536000; includeSubDomains' : false,
  })
  return createMiddleware(async (c, next) => {
    if (!READS.has(c.req.method)) refuseOtherSites(c.req.raw.headers, url, c.req.header('host') ?? '')
    await headers(c, next)
  })
}

function refuseOtherSites(headers: Headers, url: string, host: string): void {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const own =
    origin === null || origin === new URL(url).origin || (origin !== 'null' && new URL(origin).host === host)
  if (own && (site === null || site === 'same-origin' || site === 'none')) return
  throw new Refusal(
    403,
    'other_site',
    `A page of another site (${origin ?? site}) may not change anything here.`,
  )
}
