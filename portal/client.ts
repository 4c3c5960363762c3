import type { JsonifiedClient } from '@orpc/openapi-client'
import type { RouterClient } from '@orpc/server'
import { contract } from 'virtual:contract'
import type { portalApi } from '../server/portal-api.ts'
import { apiClient } from '../ui/request/api-client.ts'
import type { RequestMessages } from '../ui/request/fetch.ts'
import { fetchOnce } from '../ui/request/once.ts'

export type Portal = JsonifiedClient<RouterClient<typeof portalApi>>

/** Neither internal errors of the server nor its messages for programs are shown to customers. */
const MESSAGES: RequestMessages = {
  unreachable: 'You seem to be offline. Nothing you wrote is lost; try again in a moment.',
  unexplained: (status) =>
    status === 400
      ? 'This could not be saved as it is. Nothing you wrote is lost; check it and send it again.'
      : 'Something went wrong on our side. Nothing you wrote is lost; try again in a minute.',
  // A refusal of invalid input (400) is written for programs.
  isForReaders: (status) => status > 400 && status < 500,
}

/**
 * The portal API, with the types of the server. A retried change takes effect once.
 *
 * @throws RequestError with a message for the customer; status 0 without a response
 */
export const portal: Portal = apiClient(contract, `${location.origin}/portal/api`, (request) =>
  fetchOnce(request, undefined, MESSAGES),
)
