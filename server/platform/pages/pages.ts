import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { createMiddleware } from 'hono/factory'

const BUILT = path.join(import.meta.dirname, '../../../dist')

/** The team's screens: files with their content's hash in the name for ever, every other path the one page. */
export const teamPages = () => serveBuilt('web', '/web')

/** The customer's screens under /portal, in the same manner. */
export const portalPages = () => serveBuilt('portal', '')

/** @param before what stands before the asked path in the folder of what is built */
function serveBuilt(folder: string, before: string) {
  const files = serveStatic({
    root: path.relative(process.cwd(), BUILT) || '.',
    rewriteRequestPath: (asked) => before + asked,
    onFound: (file, c) => {
      const lasting = file.includes('/assets/')
      c.header('cache-control', lasting ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return createMiddleware(async (c) => {
    if (c.req.path !== '/' && /\.\w+$/.test(c.req.path)) {
      const found = await files(c, async () => undefined)
      return found ?? c.text('There is no such file.', 404)
    }
    const page = await readFile(path.join(BUILT, folder, 'index.html'), 'utf8').catch(() => null)
    if (page === null) return c.text('The pages are not built yet: run npm start.', 503)
    c.header('cache-control', 'no-cache')
    return c.html(page)
  })
}
