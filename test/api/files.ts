import { eventually } from '../eventually.ts'
import { createCustomer } from './customers.ts'
import type { Call, DescribedServer } from './described-calls.ts'

type Import = { id: number; status: string }

const ORDERS =
  'order,customer,email,date,amount,product\n1,ada,ada@example.com,2026-03-01,120.00,Lamp\n2,,,,,\n'
const CHANGES =
  'customer,email,subscription,change,date,monthly\nada,ada@example.com,mails,started,2026-01-31,49\n'
const READINGS = 'date,value,id\n2026-03-01,12,r1\nsometime,13,r2\n'

/** Calls every route that takes a file, and every step of an import. */
export async function callFiles({ call }: DescribedServer): Promise<void> {
  await callImport(call)
  await call('POST /api/subscriptions/file', { query: 'filename=changes.csv', file: CHANGES })
  const metric = { name: 'Visits', unit: 'count', direction: 'up', key: 'visits' }
  await call('POST /api/metrics', { body: metric })
  const customer = await createCustomer(call, 'Visited')
  const query = `customer=${customer}&metric=visits`
  const route = 'POST /api/readings/file'
  await call(route, { query: `${query}&dry=true`, file: READINGS })
  const { batchId } = await call<{ batchId: number }>(route, { query, file: READINGS })
  await call('POST /api/readings/batches/{id}/undo', { path: { id: batchId } })
}

async function callImport(call: Call): Promise<void> {
  const upload = () => call<Import>('POST /api/imports', { query: 'filename=orders.csv', file: ORDERS })
  const { id } = await upload()
  const path = { id }
  const reach = (status: string) =>
    eventually(async () => (await call<Import>('GET /api/imports/{id}', { path })).status === status)
  await call('POST /api/imports/{id}/plan', { path, body: { source: 'till' } })
  await call('POST /api/imports/{id}/stage', { path })
  await reach('staged')
  await call('GET /api/imports/{id}/rejects', { path })
  await call('GET /api/imports/{id}/rejects.csv', { path })
  await call('POST /api/imports/{id}/apply', { path })
  await reach('applied')
  await call('POST /api/imports/{id}/undo', { path })
  await reach('undone')
  await call('DELETE /api/imports/{id}', { path: { id: (await upload()).id } })
}
