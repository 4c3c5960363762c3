import type { Call, DescribedServer } from './described-calls.ts'

type Created = { id: number }

/** A customer of the team, for the calls of a test. */
export async function createCustomer(call: Call, name: string, more: object = {}): Promise<number> {
  const { id } = await call<Created>('POST /api/customers', { body: { kind: 'company', name, ...more } })
  return id
}

/** Calls every route that changes a customer, their notes, their portal links and their subscriptions. */
export async function callCustomers({ call }: DescribedServer): Promise<void> {
  const [id, from] = [await createCustomer(call, 'Lamps'), await createCustomer(call, 'Lamps Ltd')]
  const path = { id, customerId: id }
  await call('POST /api/customers/{customerId}/contacts', { path, body: { name: 'Noa Lindt' } })
  await call('POST /api/customers/{id}/merge', { path, body: { from } })
  await callNotes(call, id)
  await callPortalSettings(call, id)
  await callSubscriptions(call, id)
  await call('POST /api/customers/{id}/judgement', { path, body: { level: 4, reason: 'They say so' } })
}

async function callNotes(call: Call, customerId: number): Promise<void> {
  const body = { kind: 'note', text: 'Called.' }
  const route = 'POST /api/customers/{customerId}/notes'
  const { id: noteId } = await call<Created>(route, { path: { customerId }, body })
  const path = { id: customerId, noteId }
  await call('DELETE /api/customers/{id}/notes/{noteId}', { path })
  await call('POST /api/customers/{id}/notes/{noteId}/restore', { path })
}

async function callPortalSettings(call: Call, id: number): Promise<void> {
  const body = { email: 'ada@example.com' }
  const link = await call<Created>('POST /api/customers/{id}/portal/links', { path: { id }, body })
  await call('POST /api/customers/{id}/portal/links/{linkId}/revoke', { path: { id, linkId: link.id } })
  await call('PUT /api/portal/look', { body: { colour: '#0f5c5c', greeting: 'Hello' } })
}

async function callSubscriptions(call: Call, id: number): Promise<void> {
  const body = { entry: { change: 'started', on: '2026-01-01', monthly: 4900 } }
  const route = '/api/customers/{id}/subscriptions'
  const change = await call<Created>(`POST ${route}`, { path: { id }, body })
  await call(`GET ${route}`, { path: { id } })
  await call(`DELETE ${route}/{changeId}`, { path: { id, changeId: change.id } })
}

/** Calls every route that changes how sales and usage are counted. */
export async function callCounting({ call }: DescribedServer): Promise<void> {
  await call('PUT /api/sales/settings', { body: { mergeDays: false, countFree: false } })
  const rates = [{ currency: 'USD', fromDay: '2020-01-01', rate: '0.9' }]
  await call('PUT /api/sales/rates', { body: { rates } })
  const settings = await call<object>('GET /api/usage/settings')
  await call('PUT /api/usage/settings', { body: settings })
}
