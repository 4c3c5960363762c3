import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startPortalServer, routesOf } from './server.ts'
import { seededRandom } from '../processes.ts'

const FUZZ_MS = 4000

let server: Awaited<ReturnType<typeof startPortalServer>>
before(async () => (server = await startPortalServer()))
after(() => server[Symbol.asyncDispose]())

type Known = { metricId: number; goalId: number; readingId: number }

/** What the other customer wants to reach, with words that nobody else may see. */
async function goalOf(customerId: number): Promise<Known> {
  const { made } = server
  const metricId = await made('/metrics', { name: 'Open rate', unit: 'percent', direction: 'up' })
  const readingId = await made(`/customers/${customerId}/readings`, { metricId, value: 0.2 })
  const goal = { outcome: 'Canary words', metricId, target: 0.4, baseline: 0.2, dueOn: '2099-01-01' }
  const goalId = await made(`/customers/${customerId}/goals`, goal)
  await made(`/customers/${customerId}/goals/${goalId}/comments`, { words: 'Canary comment' })
  return { metricId, goalId, readingId }
}

test("what is another customer's is not there, in every field that takes an id", async () => {
  const { adas, ask, cleo, cleos, facts } = server
  const theirs = await goalOf(cleo)
  const own = (await (await ask('GET', '/portal/api/goals', { cookie: cleos })).json()) as unknown[]
  assert.equal(own.length, 1, 'its owner sees it')
  const earlier = await facts(cleo)
  for (const [method, path] of routesOf('customer').filter(([, one]) => one.includes('{'))) {
    const url = path.replace(/\{(\w+)\}/g, (_, name: keyof Known) => String(theirs[name]))
    assert.doesNotMatch(url, /undefined/, `${path}: add its id to this test`)
    const answer = await ask(method, url, { cookie: adas }, { words: 'Mine now' })
    assert.equal(answer.status, 404, `${method} ${url}: ${await answer.text()}`)
    const named = await ask(method, url, { cookie: adas }, { words: 'Mine now', customerId: cleo, id: cleo })
    assert.equal(named.status, 400, `${method} ${url}: ${await named.text()}`)
  }
  const reading = { metricId: theirs.metricId, value: 0.2 }
  const answer = await ask('POST', '/portal/api/readings', { cookie: adas }, reading)
  assert.equal(answer.status, 404, 'by what others are measured is not there either')
  assert.deepEqual(await (await ask('GET', '/portal/api/goals', { cookie: adas })).json(), [])
  assert.deepEqual(await facts(cleo), earlier)
})

test("whatever a customer asks, with the ids of another or with nonsense, the other's facts stay as they are and unseen", async (t) => {
  const { adas, ask, asOwner, cleo, facts } = server
  await asOwner(`/customers/${cleo}/contacts`, { name: 'Canary Bird', email: 'canary@example.com' })
  const seed = Date.now() % 1_000_000
  const chance = seededRandom(seed)
  const pick = <T>(of: readonly T[]) => of[Math.floor(chance() * of.length)]!
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
  const more = ['value', 'words', 'at', 'on', 'role', '__proto__', 'side', 'why', 'customer']
  const odd = [
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
  const earlier = await facts(cleo)
  let asked = 0
  for (const end = Date.now() + FUZZ_MS; Date.now() < end; asked++) {
    const [method, path] = pick(routesOf('customer').filter(([, one]) => one !== '/portal/api/sign-out'))
    const id = encodeURIComponent(String(pick([cleo, 1, 2, 3, 0, -1, 'x', '1.5', '%00', '9'.repeat(20)])))
    const fields = Object.fromEntries(
      Array.from({ length: Math.floor(chance() * 5) }, () => [pick([...names, ...more]), pick(odd)]),
    )
    const query = method === 'GET' ? `?${new URLSearchParams({ customerId: String(cleo) })}` : ''
    const answer = await ask(method, path.replace(/\{\w+\}/g, id) + query, { cookie: adas }, fields)
    const text = await answer.text()
    const what = `seed ${seed}: ${method} ${path}${query} ${JSON.stringify(fields)} → ${answer.status} ${text}`
    assert.ok(answer.status < 500, what)
    assert.doesNotMatch(text, /canary|cleo/i, what)
  }
  assert.deepEqual(await facts(cleo), earlier)
  t.diagnostic(`${asked} requests, seed ${seed}`)
})
