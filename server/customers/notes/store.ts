import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { NewNote, Note } from '../schema.ts'

export async function selectNotes(db: Db, customerId: number): Promise<Note[]> {
  const { rows } = await sql<Note>`
    select id, kind, text, author, written_at as "writtenAt" from note
    where customer_id = ${customerId} and deleted_at is null
    order by written_at desc, id desc limit 500
  `.execute(db)
  return rows
}

export async function insertNote(
  db: Db,
  { customerId, kind, text }: NewNote,
  author: string,
  now: Date,
): Promise<{ id: number }> {
  const { rows } = await sql<{ id: number }>`
    insert into note (customer_id, kind, text, author, written_at)
    values (${customerId}, ${kind}, ${text}, ${author}, ${now})
    returning id
  `.execute(db)
  return rows[0]!
}

/** @returns whether the customer has such a note, deleted or not */
export async function deleteNote(db: Db, customerId: number, noteId: number, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update note set deleted_at = coalesce(deleted_at, ${now}) where customer_id = ${customerId} and id = ${noteId}
  `.execute(db)
  return numAffectedRows! > 0n
}

/** @returns whether the customer has such a note, deleted or not */
export async function undeleteNote(db: Db, customerId: number, noteId: number): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update note set deleted_at = null where customer_id = ${customerId} and id = ${noteId}
  `.execute(db)
  return numAffectedRows! > 0n
}
