import { RequestError } from './error.ts'

/** What the pages say where the server says nothing that its readers could use. */
export interface RequestMessages {
  unreachable: string
  /** For a response without a sentence, or with one that is not for these readers. */
  unexplained: (status: number) => string
  /** Whether the server's own sentence is for these readers. */
  isForReaders: (status: number) => boolean
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/**
 * The error that the body of a response explains.
 *
 * @param body what the server sent, read as JSON; null where it was none
 */
export function responseError(status: number, body: unknown, messages: RequestMessages): RequestError {
  const { code, message } =
    body && typeof body === 'object' ? (body as { code?: unknown; message?: unknown }) : {}
  const isUsable = isText(message) && messages.isForReaders(status)
  return new RequestError(
    status,
    isText(code) ? code : 'unknown',
    isUsable ? message : messages.unexplained(status),
  )
}

export const unreachableError = ({ unreachable }: Pick<RequestMessages, 'unreachable'>): RequestError =>
  new RequestError(0, 'unreachable', unreachable)

/**
 * As `fetch`, but only a good response comes back.
 *
 * @throws RequestError with a sentence for people
 */
export async function fetchOk(
  request: Request | string,
  init: RequestInit | undefined,
  messages: RequestMessages,
): Promise<Response> {
  const response = await fetch(request, init).catch((error: unknown) => {
    // Whoever cancelled a request has not met a server that is away.
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachableError(messages)
  })
  if (!response.ok) throw responseError(response.status, await response.json().catch(() => null), messages)
  return response
}
