import type { DescribedServer } from '../../test/described-server.ts'

/** Calls every route that changes how Insights counts. */
export async function callRoutes({ call }: DescribedServer): Promise<void> {
  await call('PUT /api/insights/exclusion', { body: { before: '2024-01-01' } })
  await call('PUT /api/insights/exclusion', { body: { before: null } })
}
