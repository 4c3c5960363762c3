import { createORPCClient } from '@orpc/client'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { RouterClient } from '@orpc/server'
import { contract } from 'virtual:contract'
import type { portalApi } from '../server/portal-api.ts'
import { sendRequest } from './request.ts'

/** A deed carries a key, so that a second try of the same deed is not told twice. */
export type CallContext = { key?: string }

export type Portal = JsonifiedClient<RouterClient<typeof portalApi, CallContext>>

/**
 * Everything that a customer can ask and say, as typed as the server itself.
 *
 * @throws PortalError with a sentence for people; status 0 when nobody answered
 */
export const portal: Portal = createORPCClient(
  new OpenAPILink<CallContext>(contract, {
    url: `${location.origin}/portal/api`,
    headers: ({ context }): Record<string, string> => (context.key ? { 'idempotency-key': context.key } : {}),
    fetch: (request, init) => sendRequest(request, init),
  }),
)
