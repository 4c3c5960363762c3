import { Refusal } from '../../platform/errors/refusal.ts'
import { actorDisplayName, type Scope } from '../../platform/scope/scope.ts'
import { changeCustomer } from '../change.ts'
import { requireCustomer } from '../customers.ts'
import type { NewNote, Note } from '../schema.ts'
import * as store from './store.ts'

/** The notes of the team on a customer, newest first. */
export async function listNotes(scope: Scope, customerId: number): Promise<Note[]> {
  const { id } = await requireCustomer(scope, customerId)
  return store.selectNotes(scope.db, id)
}

/**
 * Adds a note or a call.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function writeNote(scope: Scope, note: NewNote): Promise<{ id: number }> {
  return changeCustomer(scope, note.customerId, ({ db, actor, now }, customerId) =>
    store.insertNote(db, { ...note, customerId }, actorDisplayName(actor), now),
  )
}

/** Deletes a note; deleting it again changes nothing. @throws Refusal 404 when the customer has no such note */
export async function removeNote(scope: Scope, customerId: number, noteId: number): Promise<void> {
  await changeCustomer(scope, customerId, async ({ db, now }, id) => {
    if (!(await store.deleteNote(db, id, noteId, now))) throw unknownNote(customerId, noteId)
  })
}

/** Undoes `removeNote`. @throws Refusal 404 when the customer never had such a note */
export async function restoreNote(scope: Scope, customerId: number, noteId: number): Promise<void> {
  await changeCustomer(scope, customerId, async ({ db }, id) => {
    if (!(await store.undeleteNote(db, id, noteId))) throw unknownNote(customerId, noteId)
  })
}

function unknownNote(customerId: number, noteId: number): Refusal {
  return new Refusal(404, 'note_unknown', `Customer ${customerId} has no note ${noteId}. Reload the page.`)
}
