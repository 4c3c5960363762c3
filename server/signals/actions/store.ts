import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { Group, Kind } from '../kinds.ts'
import type { ActionKind } from './schema.ts'

export type LineSelection = { customerId: number; signals: number[] }

export type ActionDetails = {
  code?: string | null
  comment?: string
  until?: string | null
  to?: string | null
}

/** What people may change on a signal, by column. */
export type SignalChange =
  | { addressed_at: Date; addressed_by: string; code: string | null; comment: string }
  | { snoozed_until: string }
  | { assignee: string | null }

export type NewAction = LineSelection & {
  group: Group
  action: ActionKind
  details: ActionDetails
  /** Whether the signals change: then they are kept as they were, for undo. */
  isChange: boolean
  noteId: number | null
  byId: string
  byName: string
  at: Date
}

export type StoredAction = {
  byId: string
  byName: string
  isUndone: boolean
  noteId: number | null
  before: unknown
  /** Who changed the same signals afterwards; null: nobody. */
  laterBy: string | null
}

export async function lockSignals(
  db: Db,
  customerId: number,
  signals: number[],
): Promise<{ id: number; kind: Kind; addressedBy: string | null }[]> {
  const { rows } = await sql<{ id: number; kind: Kind; addressedBy: string | null }>`
    select id, kind, addressed_by as "addressedBy" from signal
    where customer_id = ${customerId} and id = any(${signals}) order by id for update
  `.execute(db)
  return rows
}

/** @returns the id of the action */
export async function insertAction(db: Db, action: NewAction): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into signal_action (
      customer_id, signal_ids, line_group, action, details, before, note_id, by_user, by_name, acted_at
    )
    values (
      ${action.customerId}, ${action.signals}, ${action.group}, ${action.action},
      ${JSON.stringify(action.details)}::jsonb,
      coalesce((
        select jsonb_agg(jsonb_build_object(
          'id', id, 'addressed_at', addressed_at, 'addressed_by', addressed_by, 'code', code, 'comment', comment,
          'snoozed_until', snoozed_until, 'assignee', assignee))
        from signal
        where customer_id = ${action.customerId} and id = any(${action.signals}) and ${action.isChange}
      ), '[]'),
      ${action.noteId}, ${action.byId}, ${action.byName}, ${action.at}
    )
    returning id
  `.execute(db)
  return rows[0]!.id
}

export async function changeSignals(
  db: Db,
  { customerId, signals }: LineSelection,
  change: SignalChange,
): Promise<void> {
  const assignments = Object.entries(change).map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  await sql`
    update signal set ${sql.join(assignments)} where customer_id = ${customerId} and id = any(${signals})
  `.execute(db)
}

/** @returns undefined when there is none */
export async function lockAction(
  db: Db,
  customerId: number,
  actionId: number,
): Promise<StoredAction | undefined> {
  const { rows } = await sql<StoredAction>`
    select a.by_user as "byId", a.by_name as "byName", a.undone_at is not null as "isUndone",
           a.note_id as "noteId", a.before, (
             select l.by_name from signal_action l
             where l.customer_id = a.customer_id and l.id > a.id and l.undone_at is null
               and l.before <> '[]' and a.before <> '[]' and l.signal_ids && a.signal_ids
             order by l.id desc limit 1
           ) as "laterBy"
    from signal_action a where a.customer_id = ${customerId} and a.id = ${actionId} for update
  `.execute(db)
  return rows[0]
}

/** @param before the signals as they were kept with the action */
export async function restoreSignals(db: Db, customerId: number, before: unknown): Promise<void> {
  await sql`
    update signal s set addressed_at = b.addressed_at, addressed_by = b.addressed_by, code = b.code,
      comment = b.comment, snoozed_until = b.snoozed_until, assignee = b.assignee
    from jsonb_to_recordset(${JSON.stringify(before)}::jsonb) as b(
      id bigint, addressed_at timestamptz, addressed_by text, code text, comment text, snoozed_until date,
      assignee text)
    where s.customer_id = ${customerId} and s.id = b.id
  `.execute(db)
}

export async function markUndone(db: Db, customerId: number, actionId: number, at: Date): Promise<void> {
  await sql`
    update signal_action set undone_at = ${at} where customer_id = ${customerId} and id = ${actionId}
  `.execute(db)
}
