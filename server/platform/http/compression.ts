import { compress } from 'hono/compress'
import { createMiddleware } from 'hono/factory'

/**
 * The responses under /api that are compressed: figures of the whole company and the description of the API.
 *
 * The length of a compressed response tells whoever can watch it and add text to it what else is in it (BREACH). So a
 * response is compressed only if it holds nothing secret: no tokens, keys or links, no addresses, names or notes of
 * customers, whose text others can add by tracking, a form or a file.
 */
const COMPRESSED = /^\/api\/(openapi\.json|insights\/[a-z-]+(\.html)?)$/

const compressed = compress()

export const compressPublicFigures = createMiddleware(async (c, next) =>
  c.req.method === 'GET' && COMPRESSED.test(c.req.path) ? compressed(c, next) : next(),
)
