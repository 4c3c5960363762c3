import { formatCount } from '../../../values/count.ts'
import { Refusal } from '../errors/refusal.ts'

/** The refusal of a caller that exceeds a rate limit. */
export class TooManyRequests extends Refusal {
  readonly retryAfterSeconds: number

  constructor(seconds: number) {
    const wait =
      seconds < 90
        ? formatCount(seconds, 'second', String)
        : formatCount(Math.ceil(seconds / 60), 'minute', String)
    super(429, 'too_many', `Too many attempts. Try again in ${wait}.`)
    this.retryAfterSeconds = seconds
  }
}
