import { RequestError } from './error.ts'

/** The messages for errors whose server message is missing or not for the reader. */
export interface RequestMessages {
  unreachable: string
  /** For a response without a message, or with one that is not for the reader. */
  unexplained: (status: number) => string
  /** Whether the server's message is for the reader. */
  isForReaders: (status: number) => boolean
}

const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''

/**
 * Builds the error from the body of a response.
 *
 * @param body the parsed JSON; null when there was none
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
 * Like `fetch`, but returns only successful responses.
 *
 * @throws RequestError with a sentence for people
 */
export async function fetchOk(
  request: Request | string,
  init: RequestInit | undefined,
  messages: RequestMessages,
): Promise<Response> {
  const response = await fetch(request, init).catch((error: unknown) => {
    // A cancelled request does not mean that the server is unreachable.
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw unreachableError(messages)
  })
  if (!response.ok) throw responseError(response.status, await response.json().catch(() => null), messages)
  return response
}
