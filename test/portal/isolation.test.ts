import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startPortalServer, routesOf } from './server.ts'
import { seededRandom } from '../processes.ts'

const FUZZ_MS = 4000

let server: Awaited<ReturnType<typeof startPortalServer>>
before(async () => (server = await startPortalServer()))
after(() => server[Symbol.asyncDispose]())

type GoalIds = { metricId: number; goalId: number; readingId: number }

/** A goal of the other customer, with texts that nobody else may see. */
async function createGoal(customerId: number): Promise<GoalIds> {
  const { made } = server
  const metricId = await made('/metrics', { name: 'Open rate', unit: 'percent', direction: 'up' })
  const readingId = await made(`/customers/${customerId}/readings`, { metricId, value: 0.2 })
  const goal = { outcome: 'Canary words', metricId, target: 0.4, baseline: 0.2, dueOn: '2099-01-01' }
  const goalId = await made(`/customers/${customerId}/goals`, goal)
  await made(`/customers/${customerId}/goals/${goalId}/comments`, { text: 'Canary comment' })
  return { metricId, goalId, readingId }
}

test('objects of another customer are not found, in any parameter that takes an id', async () => {
  const { adas, ask, cleo, cleos, facts } = server
  const foreignIds = await createGoal(cleo)
  const ownGoals = (await (await ask('GET', '/portal/api/goals', { cookie: cleos })).json()) as unknown[]
  assert.equal(ownGoals.length, 1, 'its owner sees it')
  const hashesBefore = await facts(cleo)
  for (const [method, path] of routesOf('customer').filter(([, one]) => one.includes('{'))) {
    const url = path.replace(/\{(\w+)\}/g, (_, name: keyof GoalIds) => String(foreignIds[name]))
    assert.doesNotMatch(url, /undefined/, `${path}: add its id to this test`)
    const body = { [path.endsWith('/dispute') ? 'reason' : 'text']: 'Mine now' }
    const response = await ask(method, url, { cookie: adas }, body)
    assert.equal(response.status, 404, `${method} ${url}: ${await response.text()}`)
    const withIds = await ask(method, url, { cookie: adas }, { ...body, customerId: cleo, id: cleo })
    assert.equal(withIds.status, 400, `${method} ${url}: ${await withIds.text()}`)
  }
  const reading = { metricId: foreignIds.metricId, value: 0.2 }
  const response = await ask('POST', '/portal/api/readings', { cookie: adas }, reading)
  assert.equal(response.status, 404, 'by what others are measured is not there either')
  assert.deepEqual(await (await ask('GET', '/portal/api/goals', { cookie: adas })).json(), [])
  assert.deepEqual(await facts(cleo), hashesBefore)
})

test('no request of a customer, with foreign ids or invalid values, changes or reveals the facts of another', async (t) => {
  const { adas, ask, asOwner, cleo, facts } = server
  await asOwner(`/customers/${cleo}/contacts`, { name: 'Canary Bird', email: 'canary@example.com' })
  const seed = Date.now() % 1_000_000
  const random = seededRandom(seed)
  const pick = <T>(options: readonly T[]) => options[Math.floor(random() * options.length)]!
  const names = [
    'customerId',
    'customer_id',
    'id',
    'contactId',
    'goalId',
    'metricId',
    'readingId',
    'email',
    'author',
  ]
  const more = ['value', 'text', 'reason', 'at', 'on', 'role', '__proto__', 'side', 'why', 'customer']
  const oddValues = [
    cleo,
    String(cleo),
    1,
    2,
    3,
    -1,
    0,
    1e308,
    '',
    'x',
    'a\u0000b',
    null,
    true,
    [],
    {},
    [cleo],
    '2026-11-01',
    42,
  ]
  const hashesBefore = await facts(cleo)
  let requestCount = 0
  for (const end = Date.now() + FUZZ_MS; Date.now() < end; requestCount++) {
    const [method, path] = pick(routesOf('customer').filter(([, one]) => one !== '/portal/api/sign-out'))
    const id = encodeURIComponent(String(pick([cleo, 1, 2, 3, 0, -1, 'x', '1.5', '%00', '9'.repeat(20)])))
    const fields = Object.fromEntries(
      Array.from({ length: Math.floor(random() * 5) }, () => [pick([...names, ...more]), pick(oddValues)]),
    )
    const query = method === 'GET' ? `?${new URLSearchParams({ customerId: String(cleo) })}` : ''
    const response = await ask(method, path.replace(/\{\w+\}/g, id) + query, { cookie: adas }, fields)
    const text = await response.text()
    const description = `seed ${seed}: ${method} ${path}${query} ${JSON.stringify(fields)} → ${response.status} ${text}`
    assert.ok(response.status < 500, description)
    assert.doesNotMatch(text, /canary|cleo/i, description)
  }
  assert.deepEqual(await facts(cleo), hashesBefore)
  t.diagnostic(`${requestCount} requests, seed ${seed}`)
})
