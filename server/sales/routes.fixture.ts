import type { DescribedServer } from '../../test/described-server.ts'

/** Calls every route that changes subscriptions and how sales are counted. */
export async function callRoutes({ call, createCustomer }: DescribedServer): Promise<void> {
  const id = await createCustomer('Subscribers')
  const body = { entry: { change: 'started', on: '2026-01-01', monthly: 4900 } }
  const route = '/api/customers/{id}/subscriptions'
  const change = await call<{ id: number }>(`POST ${route}`, { path: { id }, body })
  await call(`GET ${route}`, { path: { id } })
  await call(`DELETE ${route}/{changeId}`, { path: { id, changeId: change.id } })
  await call('PUT /api/sales/settings', { body: { mergeDays: false, countFree: false } })
  const rates = [{ currency: 'USD', fromDay: '2020-01-01', rate: '0.9' }]
  await call('PUT /api/sales/rates', { body: { rates } })
}
