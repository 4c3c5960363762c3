import { sql, type RawBuilder } from 'kysely'
import { Refusal } from '../../platform/errors/refusal.ts'
import type { EventHandlers } from '../../platform/events/events.ts'
import { actorDisplayName, type Scope } from '../../platform/scope/scope.ts'
import { requireCustomer } from '../customers.ts'
import type { NewNote, Note } from '../schema.ts'

/** What the team wrote down about a customer, the newest first. */
export async function listNotes(scope: Scope, customerId: number): Promise<Note[]> {
  const { id } = await requireCustomer(scope, customerId)
  const { rows } = await sql<Note>`
    select id, kind, words, author, written_at as "writtenAt" from note
    where customer_id = ${id} and deleted_at is null
    order by written_at desc, id desc limit 500
  `.execute(scope.db)
  return rows
}

/**
 * Keeps a note or what was said in a call.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function writeNote(scope: Scope, { customerId, kind, words }: NewNote): Promise<{ id: number }> {
  const { id } = await requireCustomer(scope, customerId)
  const { rows } = await sql<{ id: number }>`
    insert into note (customer_id, kind, words, author, written_at)
    values (${id}, ${kind}, ${words}, ${actorDisplayName(scope.actor)}, ${scope.now})
    returning id
  `.execute(scope.db)
  return rows[0]!
}

/** Takes a note away; done twice it is away once. @throws Refusal 404 when the customer has no such note */
export async function removeNote(scope: Scope, customerId: number, noteId: number): Promise<void> {
  await setDeletedAt(scope, customerId, noteId, sql`coalesce(deleted_at, ${scope.now})`)
}

/** The way back: the note stands where it stood. @throws Refusal 404 when the customer never had such a note */
export async function restoreNote(scope: Scope, customerId: number, noteId: number): Promise<void> {
  await setDeletedAt(scope, customerId, noteId, sql`null`)
}

async function setDeletedAt(
  scope: Scope,
  customerId: number,
  noteId: number,
  deletedAt: RawBuilder<unknown>,
): Promise<void> {
  const { id } = await requireCustomer(scope, customerId)
  const { numAffectedRows } = await sql`
    update note set deleted_at = ${deletedAt}
    where customer_id = ${id} and id = ${noteId}
  `.execute(scope.db)
  if (numAffectedRows! > 0n) return
  throw new Refusal(404, 'note_unknown', `Customer ${customerId} has no note ${noteId}. Load the page again.`)
}

/** Notes go with their customer: copied under the same ids, since the customer is the key they are spread by. */
export const answers: EventHandlers = {
  atOnce: {
    'customer.merged': async ({ db }, { from, into }: { from: number; into: number }) => {
      await sql`
        insert into note (customer_id, id, kind, words, author, written_at, deleted_at) overriding system value
        select ${into}, id, kind, words, author, written_at, deleted_at from note where customer_id = ${from}
      `.execute(db)
      await sql`delete from note where customer_id = ${from}`.execute(db)
    },
  },
}
