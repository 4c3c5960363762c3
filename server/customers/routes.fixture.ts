import type { DescribedServer } from '../../test/described-server.ts'

type Created = { id: number }

/** Calls every route that changes a customer, their contacts and their notes. */
export async function callRoutes({ call, createCustomer }: DescribedServer): Promise<void> {
  const [id, from] = [await createCustomer('Lamps'), await createCustomer('Lamps Ltd')]
  const path = { id, customerId: id }
  await call('POST /api/customers/{customerId}/contacts', { path, body: { name: 'Noa Lindt' } })
  await call('POST /api/customers/{id}/merge', { path, body: { from } })
  const body = { kind: 'note', text: 'Called.' }
  const note = await call<Created>('POST /api/customers/{customerId}/notes', { path, body })
  const own = { path: { id, noteId: note.id } }
  await call('DELETE /api/customers/{id}/notes/{noteId}', own)
  await call('POST /api/customers/{id}/notes/{noteId}/restore', own)
}
