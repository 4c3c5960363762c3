/** The longest wait that a Retry-After header can cause, in milliseconds. */
const MAX_DELAY = 3_600_000

/**
 * How long to wait before the next attempt, in milliseconds: doubles with every failure and varies randomly between half of
 * that and all of it, so that clients that failed together do not retry together.
 *
 * @param failures how many attempts failed in a row, from 1
 * @param chance a random number from 0 to 1, drawn for each call
 * @param first the longest wait after the first failure
 * @param most the longest wait after any failure
 * @source https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ ("equal jitter")
 *
 * @example backoffDelay(1, 0, 1000, 60000) // 500
 * @example backoffDelay(3, 1, 1000, 60000) // 4000
 * @example backoffDelay(99, 1, 1000, 60000) // 60000
 */
export function backoffDelay(failures: number, chance: number, first: number, most: number): number {
  return (Math.min(most, first * 2 ** (failures - 1)) * (1 + chance)) / 2
}

/**
 * The wait that a Retry-After header asks for, in milliseconds: the header holds seconds or a date. At most an hour; null
 * when the header is missing or invalid.
 *
 * @example retryAfterDelay('120', 0) // 120000
 * @example retryAfterDelay('Thu, 01 Jan 1970 00:00:30 GMT', 10000) // 20000
 * @example retryAfterDelay('soon', 0) // null
 */
export function retryAfterDelay(retryAfter: string | null, now: number): number | null {
  const wait =
    retryAfter && (/^\d+$/.test(retryAfter) ? Number(retryAfter) * 1000 : Date.parse(retryAfter) - now)
  return wait === null || wait === '' || Number.isNaN(wait) ? null : Math.min(MAX_DELAY, Math.max(0, wait))
}
