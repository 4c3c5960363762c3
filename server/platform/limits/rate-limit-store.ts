import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import { Refusal } from '../errors/refusal.ts'
import type { Scope } from '../scope/scope.ts'

/**
 * Counts one attempt and refuses the one that is too many: one atomic statement, so that many at once cannot slip by.
 *
 * @throws Refusal 429 that says when to come again
 */
export async function limitRate(scope: Scope, bucket: string, limit: number, seconds: number): Promise<void> {
  const { rows } = await sql<{ count: number; resets_at: Date }>`
    insert into rate_limit as r (bucket, count, resets_at)
    values (${bucket}, 1, ${new Date(scope.now.getTime() + seconds * 1000)})
    on conflict (bucket) do update set
      count = case when r.resets_at <= ${scope.now} then 1 else r.count + 1 end,
      resets_at = case when r.resets_at <= ${scope.now} then excluded.resets_at else r.resets_at end
    returning count, resets_at
  `.execute(scope.db)
  const { count, resets_at } = rows[0]!
  if (count <= limit) return
  const wait = Math.max(1, Math.ceil((resets_at.getTime() - scope.now.getTime()) / 1000))
  throw new TooManyRequests(wait)
}

/** Keeps in mind for so long that somebody was trusted; each time anew. */
export async function markTrusted(scope: Scope, bucket: string, seconds: number): Promise<void> {
  await sql`
    insert into rate_limit (bucket, count, resets_at) values (${bucket}, 0, ${new Date(scope.now.getTime() + seconds * 1000)})
    on conflict (bucket) do update set resets_at = excluded.resets_at
  `.execute(scope.db)
}

export async function isTrusted({ db, now }: Scope, bucket: string): Promise<boolean> {
  const { rows } = await sql`select from rate_limit where bucket = ${bucket} and resets_at > ${now}`.execute(
    db,
  )
  return rows.length > 0
}

export class TooManyRequests extends Refusal {
  readonly retryAfterSeconds: number

  constructor(seconds: number) {
    const wait = seconds < 90 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`
    super(429, 'too_many', `That was tried too often. Try again in ${wait}.`)
    this.retryAfterSeconds = seconds
  }
}

/**
 * One name for one visitor: IPv4 in IPv6 clothes is IPv4, and a whole IPv6 /64 is one household.
 *
 * @example networkOf('::ffff:10.0.0.7') // '10.0.0.7'
 * @example networkOf('2001:DB8::1') // '2001:db8:0:0'
 */
export function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.toLowerCase().split('%')[0]!.split('::')
  const embedded = /:?(\d+\.\d+\.\d+\.\d+)$/.exec(address)
  if (embedded && /^(0*:)*:?(0*:)*ffff:/i.test(address)) return embedded[1]!
  const front = head.split(':').filter(Boolean)
  const back = tail.split(':').filter(Boolean)
  const zeros = Array.from({ length: Math.max(0, 8 - front.length - back.length) }, () => '0')
  return [...front, ...zeros, ...back]
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/**
 * Lets so many through per second, in bursts of so many, for each name, in this process: for doors that are knocked at
 * too often to ask the database each time.
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
   * @returns 0 when it may go on, otherwise in how many whole seconds it may come again
   */
  take(name: string, now: number): number {
    const bucket = this.#buckets.get(name) ?? { tokens: this.#burst, at: now }
    const gained = (Math.max(0, now - bucket.at) / 1000) * this.#perSecond
    const tokens = Math.min(this.#burst, bucket.tokens + gained)
    this.#buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at: now })
    return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / this.#perSecond))
  }
}
