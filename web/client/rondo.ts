import type { JsonifiedClient } from '@orpc/openapi-client'
import type { RouterClient } from '@orpc/server'
import { contract } from 'virtual:contract'
import type { api } from '../../server/api.ts'
import { apiClient } from '../../ui/request/api-client.ts'
import { fetchOnce } from './fetch.ts'

export type Rondo = JsonifiedClient<RouterClient<typeof api>>

/**
 * The API of the server by module, with the server's own types; a retried write takes
 * effect once.
 *
 * @throws RequestError with the server's message; status 0 when it could not be reached
 */
export const rondo: Rondo = apiClient(contract, `${location.origin}/api`, (request) => fetchOnce(request))
