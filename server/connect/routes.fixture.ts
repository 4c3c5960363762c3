import type { Call, DescribedServer } from '../../test/described-server.ts'
import { eventually } from '../../test/eventually.ts'

type Import = { id: number; kind: string; status: string }

const ORDERS =
  'order,customer,email,date,amount,product\n1,ada,ada@example.com,2026-03-01,120.00,Lamp\n2,,,,,\n'
const CHANGES =
  'customer,email,subscription,change,date,monthly\nada,ada@example.com,mails,started,2026-01-31,49\n'
const READINGS = 'date,value,id\n2026-03-01,12,r1\nsometime,13,r2\n'

/** Calls every route that takes a file, and every step of an import of every kind of file. */
export async function callRoutes({ call, createCustomer }: DescribedServer): Promise<void> {
  const orders = await importFile(call, 'filename=orders.csv', ORDERS, { source: 'till' })
  await call('GET /api/imports/{id}/rejects', { path: orders })
  await call('GET /api/imports/{id}/rejects.csv', { path: orders })
  await call('POST /api/imports/{id}/undo', { path: orders })
  await reach(call, orders, 'undone')
  await importFile(call, 'filename=changes.csv', CHANGES, { options: { dates: 'day first' } })
  const metric = { name: 'Visits', unit: 'count', direction: 'up', key: 'visits' }
  await call('POST /api/metrics', { body: metric })
  const customer = await createCustomer('Visited')
  const readings = await importFile(call, 'kind=readings', READINGS, {
    options: { customer, metric: metric.key },
  })
  await call('POST /api/readings/batches/{id}/undo', { path: readings })
  const discarded = await call<Import>('POST /api/imports', { query: 'filename=orders.csv', file: ORDERS })
  await call('DELETE /api/imports/{id}', { path: { id: discarded.id } })
}

async function importFile(call: Call, query: string, file: string, plan: object): Promise<{ id: number }> {
  const { id } = await call<Import>('POST /api/imports', { query, file })
  const path = { id }
  await call('POST /api/imports/{id}/plan', { path, body: plan })
  await call('POST /api/imports/{id}/stage', { path })
  await reach(call, path, 'staged')
  await call('POST /api/imports/{id}/apply', { path })
  await reach(call, path, 'applied')
  return path
}

const reach = (call: Call, path: { id: number }, status: string) =>
  eventually(async () => (await call<Import>('GET /api/imports/{id}', { path })).status === status)
