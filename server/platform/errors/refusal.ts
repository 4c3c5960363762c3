/**
 * An error that a caller can act on: an HTTP status, a stable code for programs, and a sentence for people that names
 * the value, the place and the remedy. Every other error is a defect and is logged as one.
 *
 * @example new Refusal(404, 'customer_unknown', 'There is no customer 17. Search for the name instead.').status // 404
 */
export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string) {
    super(message)
    this.name = 'Refusal'
    this.status = status
    this.code = code
  }
}
