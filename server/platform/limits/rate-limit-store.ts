import { sql } from 'kysely'
import type { Scope } from '../scope/scope.ts'
import { TooManyRequests } from './too-many-requests.ts'

/**
 * Counts one attempt and refuses those above the limit. One atomic statement, so that concurrent attempts cannot exceed it.
 *
 * @throws Refusal 429 that says when to try again
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

/** Remembers for some seconds that a name is trusted; each call starts the time again. */
export async function markTrusted(scope: Scope, bucket: string, seconds: number): Promise<void> {
  await sql`
    insert into rate_limit (bucket, count, resets_at) values (${bucket}, 0, ${new Date(scope.now.getTime() + seconds * 1000)})
    on conflict (bucket) do update set resets_at = excluded.resets_at
  `.execute(scope.db)
}

export async function isTrusted({ db, now }: Scope, bucket: string): Promise<boolean> {
  const { rows } =
    await sql`select 1 from rate_limit where bucket = ${bucket} and resets_at > ${now}`.execute(db)
  return rows.length > 0
}
