import { created, empty } from '../platform/http/output.ts'
import { z } from 'zod'
import { team, teamChange } from '../platform/http/procedures.ts'
import { id } from '../platform/http/id.ts'
import { confirmContact } from './contacts.ts'
import * as customers from './customers.ts'
import { listNotes, removeNote, restoreNote, writeNote } from './notes/notes.ts'
import { confirmedContact, newContact, newCustomer, newNote, customerOutput, noteSchema } from './schema.ts'

export const customerRoutes = {
  get: team
    .route({ method: 'GET', path: '/customers/{id}' })
    .input(z.strictObject({ id }))
    .output(customerOutput)
    .handler(({ input, context }) => customers.get(context.scope, input.id)),

  create: teamChange
    .route({ method: 'POST', path: '/customers' })
    .input(newCustomer)
    .output(created)
    .handler(({ input, context }) => customers.record(context.scope, input)),

  addContact: teamChange
    .route({ method: 'POST', path: '/customers/{customerId}/contacts' })
    .input(newContact.extend({ customerId: id }))
    .output(created)
    .handler(({ input, context }) => customers.addContact(context.scope, input)),

  confirmContact: teamChange
    .route({ method: 'POST', path: '/customers/{id}/contacts/{contactId}/confirm' })
    .input(confirmedContact)
    .output(empty)
    .handler(({ input, context }) => confirmContact(context.scope, input.id, input.contactId, input.email)),

  merge: teamChange
    .route({ method: 'POST', path: '/customers/{id}/merge' })
    .input(z.strictObject({ id, from: id }))
    .output(created)
    .handler(({ input, context }) => customers.merge(context.scope, input.from, input.id)),

  notes: team
    .route({ method: 'GET', path: '/customers/{id}/notes' })
    .input(z.strictObject({ id }))
    .output(z.array(noteSchema))
    .handler(({ input, context }) => listNotes(context.scope, input.id)),

  writeNote: teamChange
    .route({ method: 'POST', path: '/customers/{customerId}/notes' })
    .input(newNote)
    .output(created)
    .handler(({ input, context }) => writeNote(context.scope, input)),

  removeNote: teamChange
    .route({ method: 'DELETE', path: '/customers/{id}/notes/{noteId}' })
    .input(z.strictObject({ id, noteId: id }))
    .output(empty)
    .handler(({ input, context }) => removeNote(context.scope, input.id, input.noteId)),

  restoreNote: teamChange
    .route({ method: 'POST', path: '/customers/{id}/notes/{noteId}/restore' })
    .input(z.strictObject({ id, noteId: id }))
    .output(empty)
    .handler(({ input, context }) => restoreNote(context.scope, input.id, input.noteId)),
}
