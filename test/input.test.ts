import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ACCESS } from '../server/access.ts'
import { seededRandom } from './processes.ts'
import { send, startServerWithOwner } from './server.ts'

const FUZZ_MS = 10_000

let house: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => (house = await startServerWithOwner()))
after(() => house[Symbol.asyncDispose]())

const TEAM = Object.entries(ACCESS).flatMap(([route, who]) => (who === 'team' ? [route.split(' ')] : []))

test('a body that is too large, too deep or poisoned is refused in a sentence', async () => {
  const { url, cookie } = house
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
    const answer = await post(body)
    assert.equal(answer.status, 400, body.slice(0, 60) + (await answer.clone().text()))
  }
  const undone = await send(`${url}/api/today/undo`, 'POST', { customerId: true, action: [1] }, { cookie })
  assert.equal(undone.status, 400)
  assert.equal(
    ((await undone.json()) as { message: string }).message,
    'customerId is no id, which is a whole number such as 7.',
  )
  const unknown = await post('{"kind":"person","name":"x","role":"owner"}')
  const told = (await unknown.json()) as { message: string; data: { issues: unknown[] } }
  assert.equal(told.message, '"role" is not known here. Leave it out.')
  assert.equal(told.data.issues.length, 1)
})

test('the same key has one effect and one answer, also in parallel; another body with it is refused', async () => {
  const { url, cookie } = house
  const post = (name: string, key: string) =>
    send(`${url}/api/customers`, 'POST', { kind: 'person', name }, { cookie, 'idempotency-key': key })
  const answers = await Promise.all(Array.from({ length: 20 }, () => post('Once', 'k1')))
  const bodies = await Promise.all(answers.map((answer) => answer.text()))
  assert.equal(new Set(bodies).size, 1, bodies.join())
  assert.equal((await post('Other', 'k1')).status, 422)
})

test(`for ${FUZZ_MS / 1000} seconds no input of any kind makes a defect`, async (t) => {
  const seed = Date.now() % 1_000_000
  const chance = seededRandom(seed)
  const pick = <T>(of: readonly T[]) => of[Math.floor(chance() * of.length)]!
  const odd = [
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
  const names = [
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
  let asked = 0
  for (const end = Date.now() + FUZZ_MS; Date.now() < end; asked++) {
    const [method, path] = pick(routes) as [string, string]
    const body = Object.fromEntries(
      Array.from({ length: Math.floor(chance() * 4) }, () => [pick(names), pick(odd)]),
    )
    const query =
      method === 'GET' ? `?${new URLSearchParams(Object.entries(body).map(([k, v]) => [k, String(v)]))}` : ''
    const id = encodeURIComponent(String(pick(['1', '0', '-1', '99999999999999999999', 'x', '1.5', '%00'])))
    const answer = await send(
      house.url + path.replace(/\{\w+\}/g, id) + query,
      method,
      method === 'GET' ? undefined : body,
      { cookie: house.cookie },
    )
    const text = await answer.text()
    assert.ok(
      answer.status < 500,
      `seed ${seed}: ${method} ${path}${query} ${JSON.stringify(body)} → ${answer.status} ${text}\n${house.process.output().slice(-1500)}`,
    )
  }
  t.diagnostic(`${asked} requests, seed ${seed}`)
})
