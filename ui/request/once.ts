import { isRefusal } from './error.ts'
import { fetchOk } from './fetch.ts'
import type { RequestMessages } from './fetch.ts'
import { randomId } from './randomId.ts'

/** The keys of writes that have no response yet, by what they send. */
const pendingKeys = new Map<string, string>()

/**
 * As `fetchOk`, but a write that is sent again while it has no response, by a second click or after the response was
 * lost, carries the key of the first time, by which the server gives it one effect.
 *
 * Once another write has come through, the same content is a new action: a tick set, taken away and set again.
 *
 * @throws RequestError as `fetchOk`
 */
export async function fetchOnce(
  request: Request,
  init: RequestInit | undefined,
  messages: RequestMessages,
): Promise<Response> {
  if (request.method === 'GET') return fetchOk(request, init, messages)
  const content = `${request.method} ${request.url} ${await request.clone().text()}`
  const key = pendingKeys.get(content) ?? randomId()
  pendingKeys.set(content, key)
  request.headers.set('idempotency-key', key)
  try {
    const response = await fetchOk(request, init, messages)
    pendingKeys.clear()
    return response
  } catch (error) {
    // A refusal is a response; a gateway that gives up says nothing of what the server did.
    if (isRefusal(error)) pendingKeys.delete(content)
    throw error
  }
}
