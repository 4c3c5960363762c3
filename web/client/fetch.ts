/** An answer that is not the one hoped for: its status, its stable code, and its sentence for people. */
export class ApiError extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = 'ApiError'
    this.status = status
    this.code = code
  }
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/** What an answer's body says about why it is a refusal. @example parseRefusal(404, { code: 'import_unknown', message: 'There is no import 7.' }).message // 'There is no import 7.' */
export function parseRefusal(status: number, body: unknown): ApiError {
  const said = body && typeof body === 'object' ? (body as { code?: unknown; message?: unknown }) : {}
  const code = isText(said.code) ? said.code : 'unknown'
  const silent = `The server answered ${status} without saying why. Nothing was changed; try again in a minute.`
  return new ApiError(status, code, isText(said.message) ? said.message : silent)
}

export function unreachableError(): ApiError {
  const message = 'Rondo could not be reached. What you typed is still here; try again.'
  return new ApiError(0, 'unreachable', message)
}

/**
 * As `fetch`, but only a good answer comes back.
 *
 * @throws ApiError with the server's own sentence; status 0 when it could not be reached
 */
export async function fetchOk(request: Request | string, init?: RequestInit): Promise<Response> {
  const response = await fetch(request, init).catch((error: unknown) => {
    // Who stops asking has not met a server that is away.
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachableError()
  })
  if (!response.ok) throw parseRefusal(response.status, await response.json().catch(() => null))
  return response
}
