import { SmartCoercionPlugin } from '@orpc/json-schema'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ORPCError, type Context as InitialContext, type Router } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '../errors/refusal.ts'
import { refusalToApiError } from './procedures.ts'
import { log } from '../process/log.ts'
import { TooManyRequests } from '../limits/too-many-requests.ts'
import { withIssueSentence, toRefusal } from '../errors/error-mapping.ts'

export const schemaConverters = [new ZodToJsonSchemaConverter()]

export const DEFECT_MESSAGE = 'Something went wrong in Rondo; the cause is in its log. Nothing was changed.'

/** Limit for JSON bodies; an imported file may be larger. */
const MAX_BODY_BYTES = 1024 * 1024

export const limitBody = bodyLimit({ maxSize: MAX_BODY_BYTES, onError: refuseLargeBody })

/** Reads the body to its end, within a limit: a client that is still sending does not read the response. */
async function refuseLargeBody(c: Context): Promise<never> {
  let remaining = MAX_BODY_BYTES * 64
  for await (const chunk of c.req.raw.body ?? []) if ((remaining -= (chunk as Uint8Array).length) < 0) break
  throw new Refusal(413, 'too_large', 'The request is larger than 1 MB. Send less at once.')
}

/** Handles the requests of a router; what its routes put into `responseHeaders` is sent with the response. */
export function createApiHandler<Any extends InitialContext & { responseHeaders: Headers }>(
  router: Router<Record<never, never>, Any>,
  prefix: `/${string}`,
) {
  const handler = new OpenAPIHandler<Any>(router, {
    plugins: [new SmartCoercionPlugin({ schemaConverters: schemaConverters })],
    clientInterceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (error) {
          if (error instanceof TooManyRequests)
            context.responseHeaders.set('retry-after', String(error.retryAfterSeconds))
          throw toApiError(error)
        }
      },
    ],
  })
  return async (c: Context, context: Any): Promise<Response> => {
    const { matched, response } = await handler.handle(c.req.raw, { prefix, context } as never)
    if (!matched) throw new Refusal(404, 'no_route', `There is no ${c.req.method} ${c.req.path}.`)
    for (const [name, value] of context.responseHeaders) response.headers.append(name, value)
    response.headers.set('cache-control', 'no-store')
    return response
  }
}

/** The API error for any error. Defects are logged here, because oRPC catches them before Hono's error handler. */
function toApiError(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError && error.status < 500) return withIssueSentence(error)
  const refusal = toRefusal(error)
  if (refusal) return refusalToApiError(refusal)
  log('error', 'A request failed', { error })
  return new ORPCError('defect', { status: 500, message: DEFECT_MESSAGE })
}
