import type { DescribedServer } from '../../test/described-server.ts'

/** Calls the route that changes how usage is counted. */
export async function callRoutes({ call }: DescribedServer): Promise<void> {
  const settings = await call<object>('GET /api/usage/settings')
  await call('PUT /api/usage/settings', { body: settings })
}
