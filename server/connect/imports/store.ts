import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Counts } from './counts.ts'
import type { KindName } from './kinds.ts'
import type { Import, ImportStatus, StoredPlan } from './schema.ts'

export const UNDO_DAYS = 30

const COLUMNS = sql`
  id, kind, source, filename, bytes, status, phase, rows_read as "rowsRead", bytes_read as "bytesRead",
  started_at as "startedAt", heartbeat_at as "heartbeatAt", counts, error, created_by as "createdBy",
  created_at as "createdAt", applied_at as "appliedAt", undone_at as "undoneAt",
  case when status = 'applied' then applied_at + make_interval(days => ${sql.lit(UNDO_DAYS)}) end as "canUndoUntil"
`

export type ListedImport = Omit<Import, 'noun'>
export type StoredImport = ListedImport & { path: string; plan: StoredPlan }

export async function insert(
  db: Db,
  file: {
    kind: KindName
    source: string
    filename: string
    path: string
    bytes: number
    plan: StoredPlan
    by: string
    now: Date
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into import (kind, source, filename, path, bytes, status, plan, created_by, created_at)
    values (${file.kind}, ${file.source}, ${file.filename}, ${file.path}, ${file.bytes}, 'uploaded', ${JSON.stringify(file.plan)}::jsonb,
            ${file.by}, ${file.now})
    returning id
  `.execute(db)
  return rows[0]!.id
}

export async function find(db: Db, id: number): Promise<StoredImport | null> {
  const { rows } =
    await sql<StoredImport>`select ${COLUMNS}, path, plan from import where id = ${id}`.execute(db)
  return rows[0] ?? null
}

/** Imports of files, the newest first. */
export async function list(db: Db, limit: number): Promise<ListedImport[]> {
  const { rows } = await sql<ListedImport>`
    select ${COLUMNS} from import order by created_at desc, id desc limit ${limit}
  `.execute(db)
  return rows
}

/** Imports on which a process is working, or was when it ended. */
export async function running(db: Db): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from import where status in ('staging', 'applying', 'undoing') order by id
  `.execute(db)
  return rows.map((row) => row.id)
}

export async function setPlan(
  db: Db,
  id: number,
  { kind, source, plan }: Pick<StoredImport, 'kind' | 'source' | 'plan'>,
): Promise<void> {
  await sql`
    update import set kind = ${kind}, source = ${source}, plan = ${JSON.stringify(plan)}::jsonb, status = 'uploaded', counts = null, error = null
    where id = ${id}
  `.execute(db)
}

/** Moves an import from one of some states to another; of several at once, one succeeds. */
export async function transition(
  db: Db,
  id: number,
  from: ImportStatus[],
  to: ImportStatus,
  now: Date,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update import set status = ${to}, error = null, phase = '', started_at = ${now}, heartbeat_at = ${now},
      rows_read = 0, bytes_read = 0,
      applied_at = case when ${to} = 'applied' then ${now}::timestamptz else applied_at end,
      undone_at = case when ${to} = 'undone' then ${now}::timestamptz else undone_at end
    where id = ${id} and status = any(${from})
  `.execute(db)
  return numAffectedRows === 1n
}

export async function setProgress(
  db: Db,
  id: number,
  at: { phase: string; rows: number; bytes: number },
): Promise<void> {
  await sql`
    update import set phase = ${at.phase}, rows_read = ${at.rows}, bytes_read = ${at.bytes}, heartbeat_at = now()
    where id = ${id}
  `.execute(db)
}

export async function setCounts(db: Db, id: number, counts: Counts): Promise<void> {
  await sql`update import set counts = ${JSON.stringify(counts)}::jsonb where id = ${id}`.execute(db)
}

/** Notes why a step ended, unless the import has left that step already. */
export async function markFailed(
  db: Db,
  id: number,
  from: ImportStatus,
  to: ImportStatus,
  error: string,
): Promise<void> {
  await sql`update import set status = ${to}, error = ${error} where id = ${id} and status = ${from}`.execute(
    db,
  )
}

export async function remove(db: Db, id: number): Promise<void> {
  await sql`delete from import where id = ${id}`.execute(db)
}

export async function appliedFrom(db: Db, source: string): Promise<{ id: number; createdAt: Date } | null> {
  const { rows } = await sql<{ id: number; createdAt: Date }>`
    select id, created_at as "createdAt" from import where source = ${source} and status = 'applied' order by id desc limit 1
  `.execute(db)
  return rows[0] ?? null
}
