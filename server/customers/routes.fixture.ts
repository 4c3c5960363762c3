import type { Call, DescribedServer } from '../../test/described-server.ts'
import { eventually } from '../../test/eventually.ts'

type Created = { id: number }

/** Calls every route that changes a customer, their contacts and their notes. */
export async function callRoutes({ call, createCustomer }: DescribedServer): Promise<void> {
  const [id, from] = [await createCustomer('Lamps'), await createCustomer('Lamps Ltd')]
  const path = { id, customerId: id }
  await call('POST /api/customers/{customerId}/contacts', { path, body: { name: 'Noa Lindt' } })
  await call('POST /api/customers/{id}/merge', { path, body: { from } })
  await confirmTracked(call)
  const body = { kind: 'note', text: 'Called.' }
  const note = await call<Created>('POST /api/customers/{customerId}/notes', { path, body })
  const own = { path: { id, noteId: note.id } }
  await call('DELETE /api/customers/{id}/notes/{noteId}', own)
  await call('POST /api/customers/{id}/notes/{noteId}/restore', own)
}

/** Confirms the address of somebody whom only tracking knows. */
async function confirmTracked(call: Call): Promise<void> {
  const email = 'mika@tracked.example'
  const { key } = await call<{ key: string }>('POST /api/keys', { body: { name: 'Website' } })
  const event = { userId: 'mika', messageId: 'mika-1', traits: { email } }
  await call('POST /v1/identify', { headers: { authorization: `Bearer ${key}` }, body: event })
  const find = async () => {
    const { customers } = await call<{ customers: (Created & { name: string })[] }>('GET /api/customers', {
      query: `search=${email}`,
    })
    return customers.find(({ name }) => name === email)?.id
  }
  await eventually(async () => (await find()) !== undefined)
  const id = (await find())!
  const { contacts } = await call<{ contacts: Created[] }>('GET /api/customers/{id}', { path: { id } })
  const path = { id, contactId: contacts[0]!.id }
  await call('POST /api/customers/{id}/contacts/{contactId}/confirm', { path, body: { email } })
}
