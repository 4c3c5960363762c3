import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { createMiddleware } from 'hono/factory'

const BUILT = path.join(import.meta.dirname, '../../../dist')

/** The team's pages. Files with a hash in their name are cached for ever; every other path serves the single page. */
export const teamPages = () => serveBuilt('web', '/web')

/** The customer's pages under /portal, served in the same way. */
export const portalPages = () => serveBuilt('portal', '')

/** @param prefix what precedes the requested path in the folder of the build */
function serveBuilt(folder: string, prefix: string) {
  const files = serveStatic({
    root: path.relative(process.cwd(), BUILT) || '.',
    precompressed: true,
    rewriteRequestPath: (requestPath) => prefix + requestPath,
    onFound: (file, c) => {
      const isImmutable = file.includes('/assets/')
      c.header('cache-control', isImmutable ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  return createMiddleware(async (c) => {
    if (c.req.path !== '/' && /\.\w+$/.test(c.req.path)) {
      const response = await files(c, async () => undefined)
      return response ?? c.text('There is no such file.', 404)
    }
    const page = await readFile(path.join(BUILT, folder, 'index.html'), 'utf8').catch(() => null)
    if (page === null) return c.text('The pages have not been built yet: run npm start.', 503)
    c.header('cache-control', 'no-cache')
    return c.html(page)
  })
}
