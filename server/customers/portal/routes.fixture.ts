import type { Call, DescribedServer } from '../../../test/described-server.ts'
import { cookieOf, send } from '../../../test/server.ts'

type Created = { id: number }

/** Calls every route of the customer portal, of the team and of the customer. */
export async function callRoutes({ call, createCustomer }: DescribedServer): Promise<void> {
  const id = await createCustomer('Portal Ltd')
  await callLinks(call, id)
  const metric = { name: 'Guests', unit: 'count', direction: 'up', source: 'customer' }
  const { id: metricId } = await call<Created>('POST /api/metrics', { body: metric })
  const goal = { outcome: 'More guests', metricId, target: 20, baseline: 10, dueOn: '2099-01-01' }
  const { id: goalId } = await call<Created>('POST /api/customers/{id}/goals', { path: { id }, body: goal })
  const invited = { path: { id }, body: { email: 'mika@portal.example' } }
  const { url } = await call<{ url: string }>('POST /api/customers/{id}/portal/links', invited)
  const headers = { cookie: cookieOf(await send(url, 'POST', undefined)) }
  await call('GET /portal/api/me', { headers })
  const { id: readingId } = await call<Created>('POST /portal/api/readings', {
    headers,
    body: { metricId, value: 12 },
  })
  const dispute = { path: { readingId }, headers, body: { reason: 'A typing error' } }
  await call('POST /portal/api/readings/{readingId}/dispute', dispute)
  const comment = { path: { goalId }, headers, body: { text: 'Hello' } }
  await call('POST /portal/api/goals/{goalId}/comments', comment)
  await call('GET /portal/api/goals', { headers })
  await call('GET /api/customers/{id}/portal', { path: { id } })
  await call('POST /portal/api/sign-out', { headers })
}

async function callLinks(call: Call, id: number): Promise<void> {
  const body = { email: 'ada@example.com' }
  const link = await call<Created>('POST /api/customers/{id}/portal/links', { path: { id }, body })
  await call('POST /api/customers/{id}/portal/links/{linkId}/revoke', { path: { id, linkId: link.id } })
  await call('PUT /api/portal/look', { body: { colour: '#0f5c5c', greeting: 'Hello' } })
}
