/**
 * A rate limit by name that this process keeps in memory: for endpoints that are called too often to ask the database
 * each time.
 *
 * @example new TokenBuckets(1, 2).take('key 7', 0) // 0
 */
export class TokenBuckets {
  readonly #perSecond: number
  readonly #burst: number
  readonly #buckets = new Map<string, { tokens: number; at: number }>()

  constructor(perSecond: number, burst: number) {
    this.#perSecond = perSecond
    this.#burst = burst
  }

  /**
   * @param now in milliseconds
   * @returns 0 when it may go on, otherwise the number of whole seconds to wait
   */
  take(name: string, now: number): number {
    const bucket = this.#buckets.get(name) ?? { tokens: this.#burst, at: now }
    const gained = (Math.max(0, now - bucket.at) / 1000) * this.#perSecond
    const tokens = Math.min(this.#burst, bucket.tokens + gained)
    this.#buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / this.#perSecond))
  }
}
