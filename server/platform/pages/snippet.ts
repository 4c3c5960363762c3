import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Hono } from 'hono'
import { compress } from 'hono/compress'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'

const BUILT = path.join(import.meta.dirname, '../../../dist/sdk/rondo.js')
/** A 304 response needs the cross-origin headers too. */
const RETAINED_HEADERS = [
  ...RETAINED_304_HEADERS,
  'cross-origin-resource-policy',
  'access-control-allow-origin',
]

/** Serves the tracking script; pages of any site may load it. */
export function serveSnippet<Env extends object>(app: Hono<Env>): void {
  app.get('/rondo.js', compress(), etag({ retainedHeaders: RETAINED_HEADERS }), async (c) => {
    const script = await readFile(BUILT, 'utf8').catch(() => null)
    if (script === null) return c.text('The script has not been built yet: run npm start.', 503)
    return c.body(script, 200, {
      'content-type': 'text/javascript; charset=utf-8',
      // The name never changes, so browsers revalidate the script hourly and use their copy meanwhile.
      'cache-control': 'public, max-age=3600, stale-while-revalidate=604800',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    })
  })
}
