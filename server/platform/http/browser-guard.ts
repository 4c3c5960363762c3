import type { Socket } from 'node:net'
import type { Context } from 'hono'
import { createMiddleware } from 'hono/factory'
import { secureHeaders } from 'hono/secure-headers'
import { Refusal } from '../errors/refusal.ts'
import { zeroByte } from './json-body.ts'

/**
 * Paths that pages of the company's own product call from another site; they authenticate with a key, never a cookie.
 */
const CROSS_SITE_PATHS = /^\/v1\//
/** Path prefixes that are not pages of the team. */
const ENTRY_POINTS = /^\/(api|health|v1|portal|mail\/stop)(\/|$)/
const ENTRY_POINTS_ANY_CASE = new RegExp(ENTRY_POINTS.source, 'i')
const READ_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Security headers of every response, errors included. */
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
    // Endpoints that are meant for other sites set their own headers.
    overwrite: false,
    strictTransportSecurity: url.startsWith('https:') ? 'max-age=31536000; includeSubDomains' : false,
  })
}

/** Refuses changes that another site makes a browser send, and unusual spellings of our paths. */
export function guardBrowser(url: string) {
  return createMiddleware(async (c, next) => {
    refuseZeroByte(c.req.raw.url)
    refuseOddPath(c.req.raw.url)
    if (!READ_METHODS.has(c.req.method) && !CROSS_SITE_PATHS.test(c.req.path))
      refuseOtherSites(c.req.raw.headers, ownOrigins(url, listeningAddress(c)))
    await next()
  })
}

/** Pages that people open explain an address with a zero byte themselves: such a link does not exist. */
function refuseZeroByte(url: string): void {
  const { pathname, search } = new URL(url)
  const isForPrograms = /^\/(api|v1|portal\/api)\//.test(pathname)
  if (search.includes('%00') || (isForPrograms && pathname.includes('%00'))) throw zeroByte()
}

/** Each endpoint has one spelling: any other must neither fall through to the pages nor bypass the access checks. */
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

function refuseOtherSites(headers: Headers, own: ReadonlySet<string>): void {
  const site = headers.get('sec-fetch-site')
  const origin = headers.get('origin')
  const isSameOrigin =
    origin === null ||
    // A form of a page with the policy no-referrer sends the origin "null"; only sec-fetch-site shows that it is ours.
    (origin === 'null' && site === 'same-origin') ||
    own.has(origin)
  if (isSameOrigin && (site === null || site === 'same-origin' || site === 'none')) return
  throw new Refusal(
    403,
    'other_site',
    `A page of another site (${origin ?? site}) is not allowed to change anything here. If this is the address of your Rondo, start it with RONDO_URL set to it.`,
  )
}

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]']

/**
 * The origins that are ours: the configured address, the other names of this machine if it is one of them, and the address
 * on which the connection arrived. The Host header is no evidence, because whoever owns a name can let it lead here.
 *
 * @param listening where the connection arrived, such as `192.168.1.5:4100`
 * @example [...ownOrigins('https://rondo.example', '192.168.1.5:4100')] // ['https://rondo.example', 'http://192.168.1.5:4100']
 */
export function ownOrigins(url: string, listening: string | null): ReadonlySet<string> {
  const { origin, protocol, hostname, port } = new URL(url)
  const isLoopback = LOOPBACK.includes(hostname)
  const own = new Set([origin])
  if (isLoopback) for (const name of LOOPBACK) own.add(`${protocol}//${name}${port && `:${port}`}`)
  const arrived = listening === null ? null : new URL(`http://${listening}`)
  if (arrived && (isLoopback || !LOOPBACK.includes(arrived.hostname))) own.add(arrived.origin)
  return own
}

function listeningAddress(c: Context): string | null {
  const { localAddress = '', localPort } =
    (c.env as { incoming?: { socket?: Partial<Socket> } } | undefined)?.incoming?.socket ?? {}
  if (!localPort) return null
  const address = localAddress.replace(/^::ffff:/, '')
  return `${address.includes(':') ? `[${address}]` : address}:${localPort}`
}
