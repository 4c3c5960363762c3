import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import { lockIdentities } from '../customers/identity/lock.ts'
import { inTransaction, type Scope } from '../platform/scope/scope.ts'

const AT_ONCE = 20_000
/** A call that comes later than this no longer finds every call around it. */
const CALLS_KEPT_DAYS = 30

/** Lets go of single events, and of the ids by which they were known, when they are older than the company keeps them. */
export async function expireEvents(scope: Scope): Promise<void> {
  const before = await advanceRetentionLimit(scope)
  for (const table of ['usage_event', 'usage_message'])
    while (await inTransaction(scope, ({ db }) => expirePage(db, table, before))) continue
  await inTransaction(scope, compactMembers)
}

/** Somebody who is told to be in the same group at every log-in has been there since the first time. */
async function compactMembers({ db, now }: Scope): Promise<void> {
  await lockIdentities(db)
  await sql`
    with told as (
      select user_ref, since, group_ref, lag(group_ref) over (partition by user_ref order by since, group_ref) as before
      from usage_member where is_said
    )
    delete from usage_member m using told t
    where m.is_said and m.user_ref = t.user_ref and m.since = t.since and m.group_ref = t.group_ref
      and t.before = t.group_ref and t.since < ${now}::timestamptz - make_interval(days => ${CALLS_KEPT_DAYS})
  `.execute(db)
}

/** Said before anything goes: whoever counts days again leaves those alone whose events may be going. */
async function advanceRetentionLimit({ db, now }: Scope): Promise<Date> {
  const { rows } = await sql<{ before: Date }>`
    update usage_settings
    set forgotten_before = greatest(forgotten_before, ${now}::timestamptz - make_interval(months => keep_months))
    returning forgotten_before as before
  `.execute(db)
  return rows[0]!.before
}

async function expirePage(db: Db, table: string, before: Date): Promise<boolean> {
  await lockIdentities(db)
  const gone = await sql`
    delete from ${sql.table(table)} where ctid = any (array(
      select ctid from ${sql.table(table)} where received_at < ${before} limit ${AT_ONCE}
    ))
  `.execute(db)
  return gone.numAffectedRows! > 0n
}
