import { cookieOf, send } from '../server.ts'
import { createCustomer } from './customers.ts'
import type { DescribedServer } from './described-calls.ts'

type Created = { id: number }

/** Calls every route of the customer portal. */
export async function callPortal({ call }: DescribedServer): Promise<void> {
  const id = await createCustomer(call, 'Portal Ltd')
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
