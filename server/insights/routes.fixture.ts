import type { DescribedServer } from '../../test/described-server.ts'

/** Calls every route that changes how Insights counts, and the one that needs a period. */
export async function callRoutes({ call }: DescribedServer): Promise<void> {
  await call('PUT /api/insights/exclusion', { body: { before: '2024-01-01' } })
  await call('PUT /api/insights/exclusion', { body: { before: null } })
  await call('GET /api/insights/comparison', { query: 'from=2024-01-01&to=2024-06-30' })
}
