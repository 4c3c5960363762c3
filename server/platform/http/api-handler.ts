import { SmartCoercionPlugin } from '@orpc/json-schema'
import { OpenAPIHandler } from '@orpc/openapi/fetch'
import { ORPCError, type Context as Brought, type Router } from '@orpc/server'
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4'
import type { Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { Refusal } from '../errors/refusal.ts'
import { asAnswer } from './procedures.ts'
import { log } from '../process/log.ts'
import { TooMany } from '../limits/rate-limit-store.ts'
import { inWords, refusalOf } from '../errors/error-mapping.ts'

export const schemas = [new ZodToJsonSchemaConverter()]

export const DEFECT = 'Rondo made a mistake; it is in its log. Nothing was changed.'

/** Bodies of JSON; a file to be imported may be larger. */
const LARGEST_BODY = 1024 * 1024

export const limitBody = bodyLimit({ maxSize: LARGEST_BODY, onError: refuseLargeBody })

/** Read to its end all the same, within bounds: who is still sending does not hear the answer. */
async function refuseLargeBody(c: Context): Promise<never> {
  let rest = LARGEST_BODY * 64
  for await (const chunk of c.req.raw.body ?? []) if ((rest -= (chunk as Uint8Array).length) < 0) break
  throw new Refusal(413, 'too_large', 'The body of the request is over 1 MB. Send less at once.')
}

/** What answers the questions of a router; what its routes put into `answer` goes with the body. */
export function answering<Any extends Brought & { answer: Headers }>(
  router: Router<Record<never, never>, Any>,
  prefix: `/${string}`,
) {
  const handler = new OpenAPIHandler<Any>(router, {
    plugins: [new SmartCoercionPlugin({ schemaConverters: schemas })],
    clientInterceptors: [
      async ({ next, context }) => {
        try {
          return await next()
        } catch (error) {
          if (error instanceof TooMany) context.answer.set('retry-after', String(error.retryAfterSeconds))
          throw answerable(error)
        }
      },
    ],
  })
  return async (c: Context, context: Any): Promise<Response> => {
    const { matched, response } = await handler.handle(c.req.raw, { prefix, context } as never)
    if (!matched) throw new Refusal(404, 'no_route', `There is no ${c.req.method} ${c.req.path}.`)
    for (const [name, value] of context.answer) response.headers.append(name, value)
    response.headers.set('cache-control', 'no-store')
    return response
  }
}

/** What the API answers to an error; a defect is logged here, since oRPC answers it by itself. */
function answerable(error: unknown): ORPCError<string, unknown> {
  if (error instanceof ORPCError && error.status < 500) return inWords(error)
  const refusal = refusalOf(error)
  if (refusal) return asAnswer(refusal)
  log('error', 'A request failed', { error })
  return new ORPCError('defect', { status: 500, message: DEFECT })
}
