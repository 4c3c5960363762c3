import { randomId } from '../../ui/request/randomId.ts'
import { ApiError, fetchOk } from './fetch.ts'

/** The keys of writes that nobody has answered yet, by what they say. */
const pendingKeys = new Map<string, string>()

/**
 * As `reach`, but a write that is sent again while nobody has answered it, by a second click or after the answer was
 * lost, carries the key of the first time, by which the server gives it one effect.
 *
 * Once another write has come through, the same words are a new deed: a tick set, taken away and set again.
 *
 * @throws ApiError as `reach`
 */
export async function fetchOnce(request: Request, init?: RequestInit): Promise<Response> {
  if (request.method === 'GET') return fetchOk(request, init)
  const said = `${request.method} ${request.url} ${await request.clone().text()}`
  const key = pendingKeys.get(said) ?? randomId()
  pendingKeys.set(said, key)
  request.headers.set('idempotency-key', key)
  try {
    const response = await fetchOk(request, init)
    pendingKeys.clear()
    return response
  } catch (error) {
    // A refusal is an answer; a gateway that gives up says nothing of what Rondo did.
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) pendingKeys.delete(said)
    throw error
  }
}
