/** An error response: its status, its stable code, and a message for people. */
export class RequestError extends Error {
  /** Of HTTP; 0 when the server could not be reached. */
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = 'RequestError'
    this.status = status
    this.code = code
  }
}

/**
 * Whether the server understood the request and refused it: retrying it unchanged does not help.
 *
 * @example isRefusal(new RequestError(409, 'asked_already', 'Ada was asked today.')) // true
 * @example isRefusal(new RequestError(502, 'unknown', 'Try again.')) // false
 */
export function isRefusal(error: unknown): error is RequestError {
  return error instanceof RequestError && error.status >= 400 && error.status < 500
}
