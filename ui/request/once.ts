import { isRefusal } from './error.ts'
import { fetchOk } from './fetch.ts'
import type { RequestMessages } from './fetch.ts'
import { randomId } from './randomId.ts'

/** The idempotency keys of writes without a response yet, by their content. */
const pendingKeys = new Map<string, string>()

/**
 * Like `fetchOk`, but a write that is repeated without a response, by a second click or after the response was
 * lost, reuses its idempotency key, so that it takes effect once.
 *
 * After another write has succeeded, the same content is a new action: a checkbox set, cleared and set again.
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
    // A refusal is a response; a gateway timeout does not say what the server did.
    if (isRefusal(error)) pendingKeys.delete(content)
    throw error
  }
}
