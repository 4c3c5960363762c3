import { lock } from '../database/locks-store.ts'
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { actorName, inTransaction, type Scope } from '../scope/scope.ts'

type Row = { at: Date; actor: string; action: string; subject: string; address: string; hash: Buffer }

/** Appends who did what from where. Entries form a hash chain, so that a changed or deleted entry is detected. */
export async function audit(scope: Scope, action: string, subject = ''): Promise<void> {
  const address = 'address' in scope.actor ? scope.actor.address : ''
  await inTransaction(scope, async ({ db }) => {
    await lock(db, 'audit')
    const { rows } = await sql<{ hash: Buffer }>`select hash from audit order by id desc limit 1`.execute(db)
    const line = { at: scope.now, actor: actorName(scope.actor), action, subject, address }
    await sql`
      insert into audit (at, actor, action, subject, address, hash)
      values (${line.at}, ${line.actor}, ${line.action}, ${line.subject}, ${line.address}, ${entryHash(rows[0]?.hash, line)})
    `.execute(db)
  })
}

/** The ids of lines that do not follow from the line before them. */
export async function brokenAuditEntries(scope: Scope): Promise<number[]> {
  const { rows } = await sql<Row & { id: number }>`
    select id, at, actor, action, subject, address, hash from audit order by id
  `.execute(scope.db)
  return rows.filter((row, i) => !row.hash.equals(entryHash(rows[i - 1]?.hash, row))).map((row) => row.id)
}

function entryHash(before: Buffer | undefined, row: Omit<Row, 'hash'>): Buffer {
  const text = JSON.stringify([row.at.toISOString(), row.actor, row.action, row.subject, row.address])
  return createHash('sha256')
    .update(before ?? '')
    .update(text)
    .digest()
}

/** Names the entries that do not follow from the one before them. */
export async function* verifyAudit(
  scope: Scope,
): AsyncGenerator<{ differences: { customerId: null; what: string }[] }> {
  const ids = await brokenAuditEntries(scope)
  const what = (id: number) => `audit line ${id} does not follow from the one before it`
  yield { differences: ids.map((id) => ({ customerId: null, what: what(id) })) }
}
