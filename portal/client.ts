import type { JsonifiedClient } from '@orpc/openapi-client'
import type { RouterClient } from '@orpc/server'
import { contract } from 'virtual:contract'
import type { portalApi } from '../server/portal-api.ts'
import { apiClient } from '../ui/request/api-client.ts'
import type { RequestMessages } from '../ui/request/fetch.ts'
import { fetchOnce } from '../ui/request/once.ts'

export type Portal = JsonifiedClient<RouterClient<typeof portalApi>>

/** Internal errors of the server are not shown to customers. */
const MESSAGES: RequestMessages = {
  unreachable: 'You seem to be offline. Nothing you wrote is lost; try again in a moment.',
  unexplained: () => 'Something went wrong on our side. Nothing you wrote is lost; try again in a minute.',
  isForReaders: (status) => status < 500,
}

/**
 * The portal API, with the types of the server. A retried change takes effect once.
 *
 * @throws RequestError with a message for the customer; status 0 without a response
 */
export const portal: Portal = apiClient(contract, `${location.origin}/portal/api`, (request) =>
  fetchOnce(request, undefined, MESSAGES),
)
