/** A failed request, with a message for the customer. Status 0: no response. */
export class PortalError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.name = 'PortalError'
    this.status = status
  }
}

const OFFLINE = 'There is no connection right now. Nothing that you wrote is lost; try again in a moment.'
const SERVER_ERROR =
  'Something went wrong on our side. Nothing that you wrote is lost; try again in a minute.'

/**
 * Like `fetch`, but throws for every response that is not successful.
 *
 * @throws PortalError with the server's message where it is meant for people
 */
export async function sendRequest(request: Request | string, init?: RequestInit): Promise<Response> {
  const response = await fetch(request, init).catch((error: unknown) => {
    // A cancelled request is not a missing connection.
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new PortalError(0, OFFLINE)
  })
  if (response.ok) return response
  const body = (await response.json().catch(() => null)) as { message?: unknown } | null
  const isSaid = response.status < 500 && typeof body?.message === 'string' && body.message !== ''
  throw new PortalError(response.status, isSaid ? String(body?.message) : SERVER_ERROR)
}
