import { newKey } from '../../ui/request/randomId.ts'
import { ApiError, reach } from './fetch.ts'

/** The keys of writes that nobody has answered yet, by what they say. */
const unanswered = new Map<string, string>()

/**
 * As `reach`, but a write that is sent again while nobody has answered it, by a second click or after the answer was
 * lost, carries the key of the first time, by which the server gives it one effect.
 *
 * Once another write has come through, the same words are a new deed: a tick set, taken away and set again.
 *
 * @throws ApiError as `reach`
 */
export async function reachOnce(request: Request, init?: RequestInit): Promise<Response> {
  if (request.method === 'GET') return reach(request, init)
  const said = `${request.method} ${request.url} ${await request.clone().text()}`
  const key = unanswered.get(said) ?? newKey()
  unanswered.set(said, key)
  request.headers.set('idempotency-key', key)
  try {
    const response = await reach(request, init)
    unanswered.clear()
    return response
  } catch (error) {
    // A refusal is an answer; a gateway that gives up says nothing of what Rondo did.
    if (error instanceof ApiError && error.status >= 400 && error.status < 500) unanswered.delete(said)
    throw error
  }
}
