import type { Env, Hono } from 'hono'
import { cors } from 'hono/cors'
import { TokenBuckets } from '../../platform/limits/token-buckets.ts'
import { TooManyRequests } from '../../platform/limits/too-many-requests.ts'
import { readingsEndpoint } from '../readings/endpoint.ts'
import { subscriptionsEndpoint } from '../subscriptions/endpoint.ts'
import { trackingEndpoint } from '../tracking/endpoint.ts'
import { authenticate } from './authentication.ts'
import { readJson } from './body.ts'
import { faultsResponse, type KeyApiDependencies, type KeyEndpoint } from './endpoint.ts'
import { DAY_SECONDS } from '../../../values/days.ts'

/** Everything that a program with a key may call, all below `/v1/`. */
export const KEY_ENDPOINTS: readonly KeyEndpoint[] = [
  trackingEndpoint,
  subscriptionsEndpoint,
  readingsEndpoint,
]

/** Pages of any site may call `/v1`: the key decides, and no cookie is read. */
export const allowAnyOrigin = cors({
  origin: '*',
  allowMethods: ['POST'],
  allowHeaders: ['authorization', 'content-type'],
  exposeHeaders: ['retry-after'],
  maxAge: DAY_SECONDS,
})

/**
 * The entry point for programs with a key: reads the body, checks the key and its limit, and responds in one form for
 * all endpoints.
 *
 * Responses: 400, 413 or 415 when the body cannot be read; 401 without a key of the right scope; 429 when requests come
 * too often; 400 with the faults when some items are rejected.
 */
export function keyApi<E extends Env>(app: Hono<E>, dependencies: KeyApiDependencies): void {
  for (const endpoint of KEY_ENDPOINTS) {
    const { limit, keyScope, noun } = endpoint
    const buckets = dependencies.buckets ?? new TokenBuckets(limit.perSecond, limit.burst)
    const handle = endpoint.open(dependencies)
    for (const path of endpoint.paths) {
      app.post(`/v1/${path}`, async (c) => {
        const { value: body, bytes } = await readJson(c.req.raw)
        const scope = dependencies.scope()
        const keyId = await authenticate(
          scope,
          { authorization: c.req.header('authorization'), body },
          keyScope,
        )
        const wait = buckets.take(String(keyId), scope.now.getTime())
        if (wait > 0) throw new TooManyRequests(wait)
        const outcome = await handle({ scope, keyId, path, body, bytes })
        if (outcome.faults.length === 0) return c.json({ success: true, ...outcome.counts })
        return c.json({ ...faultsResponse(noun, outcome), ...outcome.counts }, 400)
      })
    }
  }
}
