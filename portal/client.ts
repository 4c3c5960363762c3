import { createORPCClient } from '@orpc/client'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import type { RouterClient } from '@orpc/server'
import { contract } from 'virtual:contract'
import type { portalApi } from '../server/portal-api.ts'
import { sendRequest } from './request.ts'

/** A change carries an idempotency key, so that a retry has no second effect. */
export type CallContext = { key?: string }

export type Portal = JsonifiedClient<RouterClient<typeof portalApi, CallContext>>

/**
 * The portal API, with the types of the server.
 *
 * @throws PortalError with a message for the customer; status 0 without a response
 */
export const portal: Portal = createORPCClient(
  new OpenAPILink<CallContext>(contract, {
    url: `${location.origin}/portal/api`,
    headers: ({ context }): Record<string, string> => (context.key ? { 'idempotency-key': context.key } : {}),
    fetch: (request, init) => sendRequest(request, init),
  }),
)
