import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { send, startServerWithOwner } from '../../test/server.ts'
import { ACCESS } from '../access.ts'

const UNKNOWN = 999_999

/** A valid body for each route that needs one, since the id is resolved after the body is read. */
const BODIES: Record<string, object> = {
  'POST /api/customers/{id}/merge': { from: UNKNOWN - 1 },
  'POST /api/customers/{customerId}/contacts': { name: 'Noa' },
  'POST /api/customers/{customerId}/notes': { text: 'Called' },
  'POST /api/customers/{id}/judgement': { level: 4, reason: 'They say so' },
  'POST /api/customers/{id}/subscriptions': { entry: { change: 'started', on: '2026-01-01', monthly: 4900 } },
  'POST /api/customers/{id}/portal/links': { email: 'noa@example.com' },
  'POST /api/customers/{id}/readings': { metricId: 1, value: 1 },
  'POST /api/customers/{id}/readings/{readingId}/correct': { value: 1 },
  'POST /api/customers/{id}/readings/{readingId}/dispute': { reason: 'No' },
  'POST /api/customers/{id}/readings/{readingId}/settle': { answer: 'Yes' },
  'POST /api/customers/{id}/goals': {
    outcome: 'More people open what they send',
    metricId: 1,
    target: 2,
    baseline: 1,
    dueOn: '2099-01-01',
  },
  'POST /api/customers/{id}/goals/from-template': { template: 'open_rate', baseline: 0.2, teamOwner: null },
  'PATCH /api/customers/{id}/goals/{goalId}': { outcome: 'More' },
  'POST /api/customers/{id}/goals/{goalId}/status': { status: 'at_risk', reason: 'Their editor has left' },
  'POST /api/customers/{id}/goals/{goalId}/drop': { reason: 'Not needed' },
  'POST /api/customers/{id}/goals/{goalId}/milestones': { title: 'First mailing', dueOn: '2099-01-01' },
  'PATCH /api/customers/{id}/milestones/{milestoneId}': { title: 'Second mailing' },
  'POST /api/customers/{id}/goals/{goalId}/comments': { text: 'Hello' },
}

const ROUTES = Object.entries(ACCESS)
  .filter(([route, caller]) => caller === 'team' && / \/api\/customers\/\{/.test(route))
  .map(([route]) => route)

let server: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => {
  server = await startServerWithOwner()
  const metric = { name: 'Open rate', unit: 'percent', direction: 'up' }
  await send(`${server.url}/api/metrics`, 'POST', metric, { cookie: server.cookie })
})
after(() => server[Symbol.asyncDispose]())

/** Calls the route for a customer; every other id in its path is 1. */
function call(route: string, id: number): Promise<Response> {
  const [method = '', path = ''] = route.split(' ')
  const url = server.url + path.replace(/\{(id|customerId)\}/, String(id)).replace(/\{\w+\}/g, '1')
  return send(url, method, method === 'GET' ? undefined : (BODIES[route] ?? {}), { cookie: server.cookie })
}

const unknown = (id: number) => `There is no customer ${id}.`

async function create(name: string): Promise<number> {
  const url = `${server.url}/api/customers`
  const response = await send(url, 'POST', { kind: 'person', name }, { cookie: server.cookie })
  return ((await response.json()) as { id: number }).id
}

test('every route of a customer refuses an unknown id with the same message', async () => {
  assert.ok(ROUTES.length > 30)
  const wrong: string[] = []
  for (const route of ROUTES) {
    const response = await call(route, UNKNOWN)
    const text = await response.text()
    if (response.status !== 404 || !text.includes(unknown(UNKNOWN)))
      wrong.push(`${route}: ${response.status} ${text}`)
  }
  assert.deepEqual(wrong, [])
})

test('every route of a customer finds the survivor by the id of a customer who was merged into them', async () => {
  const [from, into] = [await create('Cleo'), await create('Cleo Cycles')]
  const note = `${server.url}/api/customers/${from}/notes`
  assert.equal((await send(note, 'POST', { text: 'Called' }, { cookie: server.cookie })).status, 200)
  const merge = `${server.url}/api/customers/${into}/merge`
  assert.equal((await send(merge, 'POST', { from }, { cookie: server.cookie })).status, 200)
  for (const route of ROUTES) {
    if (route.startsWith('GET')) {
      const [alias, survivor] = [await call(route, from), await call(route, into)]
      assert.deepEqual([alias.status, await alias.json()], [survivor.status, await survivor.json()], route)
    } else {
      const text = await (await call(route, from)).text()
      assert.ok(!text.includes(unknown(from)), `${route}: ${text}`)
    }
  }
})
