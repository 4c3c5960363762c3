import type { DescribedServer } from '../../test/described-server.ts'

/** Calls every route that changes asks. */
export async function callRoutes({ call }: DescribedServer): Promise<void> {
  const { customers } = await call<{ customers: { id: number }[] }>('GET /api/customers', {
    query: 'search=Cleo',
  })
  const customerId = customers[0]!.id
  const body = { customerId, answer: 'asked' }
  const { ask } = await call<{ ask: number }>('POST /api/next-sale/log', { body })
  await call('GET /api/customers/{id}/asks', { path: { id: customerId } })
  await call('POST /api/next-sale/undo', { body: { customerId, ask } })
}
