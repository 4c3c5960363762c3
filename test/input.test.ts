import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ACCESS } from '../server/access.ts'
import { seededRandom } from './processes.ts'
import { send, startServerWithOwner } from './server.ts'

const FUZZ_MS = 10_000

let server: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => (server = await startServerWithOwner()))
after(() => server[Symbol.asyncDispose]())

const TEAM = Object.entries(ACCESS).flatMap(([route, who]) => (who === 'team' ? [route.split(' ')] : []))

test('a body that is too large, too deep or malicious is refused with a sentence', async () => {
  const { url, cookie } = server
  const large = await send(
    `${url}/api/customers`,
    'POST',
    { kind: 'person', name: 'a'.repeat(1_100_000) },
    { cookie },
  )
  assert.equal(large.status, 413)
  const post = (body: string) =>
    fetch(`${url}/api/customers`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      body,
    })
  for (const body of [
    '['.repeat(100_000),
    `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
    '{"kind":"person","name":"x","__proto__":{"role":"owner"}}',
    '{',
    'null',
    '"text"',
    '{"kind":"person","name":"a\\u0000b"}',
  ]) {
    const response = await post(body)
    assert.equal(response.status, 400, body.slice(0, 60) + (await response.clone().text()))
  }
  const undo = await send(`${url}/api/today/undo`, 'POST', { customerId: true, action: [1] }, { cookie })
  assert.equal(undo.status, 400)
  assert.equal(
    ((await undo.json()) as { message: string }).message,
    'customerId is not an id; it should be a whole number such as 7.',
  )
  const withUnknownField = await post('{"kind":"person","name":"x","role":"owner"}')
  const refusal = (await withUnknownField.json()) as { message: string; data: { issues: unknown[] } }
  assert.equal(refusal.message, '"role" is not known here. Leave it out.')
  assert.equal(refusal.data.issues.length, 1)
})

test('requests with the same key have one effect and one response, even in parallel; a different body is refused', async () => {
  const { url, cookie } = server
  const post = (name: string, key: string) =>
    send(`${url}/api/customers`, 'POST', { kind: 'person', name }, { cookie, 'idempotency-key': key })
  const responses = await Promise.all(Array.from({ length: 20 }, () => post('Once', 'k1')))
  const bodies = await Promise.all(responses.map((response) => response.text()))
  assert.equal(new Set(bodies).size, 1, bodies.join())
  assert.equal((await post('Other', 'k1')).status, 422)
})

test(`for ${FUZZ_MS / 1000} seconds no input of any kind causes a server error`, async (t) => {
  const seed = Date.now() % 1_000_000
  const random = seededRandom(seed)
  const pick = <T>(options: readonly T[]) => options[Math.floor(random() * options.length)]!
  const oddValues = [
    null,
    '',
    'x',
    'a\u0000b',
    -1,
    0,
    1,
    1.5,
    1e308,
    9007199254740991,
    true,
    [],
    {},
    [[]],
    '9'.repeat(400),
    '2026-02-30',
    'Europe/Berlin',
    'EUR',
    '../..',
    '’💥',
    { a: 1 },
    [1, 'x'],
  ]
  const fieldNames = [
    'id',
    'kind',
    'name',
    'email',
    'country',
    'from',
    'to',
    'rates',
    'currency',
    'rate',
    'fromDay',
    'timeZone',
    'locale',
    'theme',
    'mergeDays',
    'countFree',
    'mapping',
    'sort',
    'after',
    'limit',
    'search',
    'product',
    'channel',
    'before',
    'present',
    'next',
    'source',
    'header',
  ]
  const routes = TEAM.filter(([, path]) => !/sign-out|password|sample|report/.test(path!))
  let requestCount = 0
  for (const end = Date.now() + FUZZ_MS; Date.now() < end; requestCount++) {
    const [method, path] = pick(routes) as [string, string]
    const body = Object.fromEntries(
      Array.from({ length: Math.floor(random() * 4) }, () => [pick(fieldNames), pick(oddValues)]),
    )
    const query =
      method === 'GET' ? `?${new URLSearchParams(Object.entries(body).map(([k, v]) => [k, String(v)]))}` : ''
    const id = encodeURIComponent(String(pick(['1', '0', '-1', '99999999999999999999', 'x', '1.5', '%00'])))
    const response = await send(
      server.url + path.replace(/\{\w+\}/g, id) + query,
      method,
      method === 'GET' ? undefined : body,
      { cookie: server.cookie },
    )
    const text = await response.text()
    assert.ok(
      response.status < 500,
      `seed ${seed}: ${method} ${path}${query} ${JSON.stringify(body)} → ${response.status} ${text}\n${server.process.output().slice(-1500)}`,
    )
  }
  t.diagnostic(`${requestCount} requests, seed ${seed}`)
})
