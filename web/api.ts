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

async function refusal(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null)
  const said = body && typeof body === 'object' ? (body as { code?: unknown; message?: unknown }) : {}
  const code = typeof said.code === 'string' ? said.code : 'unknown'
  const message =
    typeof said.message === 'string'
      ? said.message
      : `The server answered ${response.status} without saying why. Nothing was changed; try again in a minute.`
  return new ApiError(response.status, code, message)
}

/**
 * Asks the server and reads its answer as JSON.
 *
 * @throws ApiError with the server's own sentence; status 0 when it could not be reached
 * @example await ask<{ name: string }>('/api/session') // { name: 'Mara' }
 */
export async function ask<Answer>(path: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(path, init).catch(() => {
    throw new ApiError(
      0,
      'unreachable',
      'Rondo could not be reached. What you typed is still here; try again.',
    )
  })
  if (!response.ok) throw await refusal(response)
  return (response.status === 204 ? undefined : await response.json()) as Answer
}

/** Sends a body as JSON. @example await send('/api/auth/sign-out', {}) */
export function send<Answer>(path: string, body: unknown, method = 'POST'): Promise<Answer> {
  const headers = { 'content-type': 'application/json' }
  return ask<Answer>(path, { method, headers, body: JSON.stringify(body) })
}
