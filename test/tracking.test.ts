import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { openApp, type House } from '../server/app.ts'
import { makeKey, revokeKey } from '../server/platform/keys.ts'
import { TokenBuckets } from '../server/platform/rate-limit.ts'
import { digest } from '../server/usage/digest.ts'
import { usageOf } from '../server/usage/usage.ts'
import { testDatabase, testScope, type TestDatabase } from './database.ts'

let database: TestDatabase
let scope: Awaited<ReturnType<typeof testScope>>
let app: ReturnType<typeof openApp>
let key: string

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
  app = openApp({
    url: 'http://localhost',
    scope: () => scope,
    doorway: { trustedProxies: [] },
  } as unknown as House)
  key = (await makeKey(scope, 'Website')).key
})
after(() => database[Symbol.asyncDispose]())

const basic = (user: string) => ({ authorization: `Basic ${Buffer.from(`${user}:`).toString('base64')}` })

function post(path: string, body: unknown, headers: Record<string, string> = basic(key)): Promise<Response> {
  const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
  return Promise.resolve(app.request(path, { method: 'POST', headers, body: text as string }))
}

async function customerOf(source: string, ref: string): Promise<number | null> {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from customer_identity where source = ${source} and external_id = ${ref}
    union all select customer_id from contact_identity where source = ${source} and external_id = ${ref}
  `.execute(scope.db)
  return rows[0]?.id ?? null
}

const kept = async (messageId: string) => {
  const { rows } = await sql<{ event: Record<string, unknown> }>`
    select to_jsonb(e) as event from usage_event e where message_id = ${messageId}
  `.execute(scope.db)
  return rows.map((row) => row.event)
}

test('each kind of call lands where it belongs: a person, their group, and what they did there', async () => {
  const at = '2026-11-20T10:00:00.000Z'
  const user = { userId: 'u1', timestamp: at, sentAt: scope.now.toISOString() }
  for (const [path, body] of Object.entries({
    identify: { ...user, traits: { email: 'Mia@acme.example', name: 'Mia' } },
    group: { ...user, groupId: 'acme', traits: { name: 'Acme' } },
    track: { ...user, event: 'Report Exported', properties: { format: 'pdf' } },
    page: { ...user, name: 'Home' },
    screen: { ...user, name: 'Dash' },
    alias: { ...user, previousId: 'anon-1' },
  })) {
    const answer = await post(`/v1/${path}`, body)
    assert.equal(answer.status, 200, path)
    assert.deepEqual(await answer.json(), { success: true })
  }
  await digest(scope)
  const usage = await usageOf(scope, (await customerOf('group', 'acme'))!)
  assert.equal(usage.loginDays, 1)
  assert.deepEqual(
    usage.contacts.map(({ name, email, events, firstDay }) => ({ name, email, events, firstDay })),
    [{ name: 'Mia', email: 'mia@acme.example', events: 4, firstDay: '2026-11-20' }],
  )
  assert.equal(await customerOf('user', 'u1'), await customerOf('group', 'acme'))
  assert.equal(await customerOf('email', 'mia@acme.example'), await customerOf('group', 'acme'))
})

test('the key may be the user of basic authentication, a bearer, or writeKey in the body; packed or plain', async () => {
  const event = { userId: 'u2', event: 'Seen' }
  assert.equal((await post('/v1/t', { ...event, writeKey: key }, {})).status, 200)
  assert.equal((await post('/v1/t', event, { authorization: `Bearer ${key}` })).status, 200)
  const packed = gzipSync(JSON.stringify({ batch: [{ ...event, type: 'track' }] }))
  const rudder = {
    ...basic(key),
    'content-type': 'application/x-www-form-urlencoded',
    'content-encoding': 'gzip',
  }
  assert.equal((await post('/v1/batch', packed, rudder)).status, 200)
  assert.equal((await post('/v1/t', event, {})).status, 401)
  assert.equal((await post('/v1/t', event, basic('rk_nobody'))).status, 401)
})

test('a revoked key is refused from then on', async () => {
  const other = await makeKey(scope, 'Old website')
  const event = { userId: 'u2', event: 'Seen' }
  assert.equal((await post('/v1/t', event, basic(other.key))).status, 200)
  await revokeKey(scope, other.id)
  assert.equal((await post('/v1/t', event, basic(other.key))).status, 401)
})

test('what is told twice is there once', async () => {
  const event = { type: 'track', userId: 'u3', event: 'Once', messageId: 'once' }
  await post('/v1/batch', { batch: [event, event] })
  await post('/v1/batch', { batch: [event] })
  await digest(scope)
  await post('/v1/batch', { batch: [event] })
  await digest(scope)
  assert.equal((await kept('once')).length, 1)
})

test('of a batch with a bad event the good ones are kept, and the answer names the bad one', async () => {
  const answer = await post('/v1/batch', {
    batch: [
      { type: 'track', userId: 'u4', event: 'Good', messageId: 'good' },
      { type: 'track', userId: 'u4', messageId: 'bad' },
    ],
  })
  assert.equal(answer.status, 400)
  const said = (await answer.json()) as { success: boolean; errors: { index: number; field: string }[] }
  assert.equal(said.success, false)
  assert.deepEqual(
    said.errors.map(({ index, field }) => [index, field]),
    [[1, 'event']],
  )
  await digest(scope)
  assert.equal((await kept('good')).length, 1)
  assert.equal((await kept('bad')).length, 0)
})

test('a browser of any site may ask, and every answer lets it read the answer', async () => {
  const origin = { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }
  const preflight = await app.request('/v1/t', {
    method: 'OPTIONS',
    headers: {
      ...origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  })
  assert.equal(preflight.status, 204)
  assert.match(preflight.headers.get('access-control-allow-headers') ?? '', /authorization/)
  for (const [path, status] of [
    ['/v1/t', 200],
    ['/v1/nothing', 404],
  ] as const) {
    const answer = await post(path, { userId: 'u5', event: 'x' }, { ...basic(key), ...origin })
    assert.equal(answer.status, status)
    assert.equal(answer.headers.get('access-control-allow-origin'), '*', path)
  }
})

test('the same events told by many at once, in any order, are there once', async () => {
  const events = Array.from({ length: 40 }, (_, i) => ({
    type: 'page',
    userId: 'u6',
    messageId: `many-${i}`,
  }))
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      post('/v1/batch', { batch: i % 2 ? events : events.toReversed().slice(i) }),
    ),
  )
  assert.deepEqual(new Set(answers.map((answer) => answer.status)), new Set([200]))
  await digest(scope)
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from usage_event where message_id like 'many-%'
  `.execute(scope.db)
  assert.equal(rows[0]!.n, 40)
})

test('a key that knocks too often hears when to come again', async () => {
  const door = { url: 'http://localhost', scope: () => scope, buckets: new TokenBuckets(0.5, 2) }
  const busy = openApp(door as unknown as House)
  const knock = () => busy.request('/v1/p', { method: 'POST', headers: basic(key), body: '{"userId":"u7"}' })
  const answers = [await knock(), await knock(), await knock()]
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [200, 200, 429],
  )
  assert.equal(answers[2]!.headers.get('retry-after'), '2')
})

test('too much is refused with its size, packed or not', async () => {
  const large = JSON.stringify({
    batch: [{ type: 'page', userId: 'u8', properties: { x: 'x'.repeat(600_000) } }],
  })
  assert.equal((await post('/v1/batch', large)).status, 413)
  assert.equal((await post('/v1/batch', gzipSync(large))).status, 413)
  assert.equal((await post('/v1/batch', gzipSync(Buffer.alloc(20_000_000)))).status, 413)
  const answer = await post('/v1/p', { userId: 'u8', properties: { x: 'x'.repeat(33_000) } })
  assert.equal(answer.status, 400)
  assert.match(await answer.text(), /33\d{3} bytes; 32768 is the most/)
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  assert.equal((await post('/v1/p', `{"userId":"u8","properties":{"x":${deep}}}`)).status, 400)
})

test('what a visitor did before signing in is theirs when they do, by the time of what happened', async () => {
  const page = (id: string, minute: number, more: object) => ({
    type: 'page',
    messageId: id,
    timestamp: `2026-11-19T10:0${minute}:00Z`,
    ...more,
  })
  await post('/v1/batch', { batch: [page('v1', 1, { anonymousId: 'visitor' })] })
  await digest(scope)
  assert.equal((await kept('v1'))[0]!.customer_id, 0)
  await post('/v1/batch', { batch: [page('v3', 3, { anonymousId: 'visitor', userId: 'late' })] })
  await digest(scope)
  assert.equal((await kept('v1'))[0]!.customer_id, await customerOf('user', 'late'))
  await post('/v1/batch', { batch: [page('v2', 2, { anonymousId: 'visitor', userId: 'early' })] })
  await digest(scope)
  assert.equal((await kept('v1'))[0]!.customer_id, await customerOf('user', 'early'))
  const usage = await usageOf(scope, (await customerOf('user', 'late'))!)
  assert.deepEqual(usage.days, [
    { day: '2026-11-19', contacts: 1, events: 1, logins: 0, keyActions: 0, isLogin: true },
  ])
})
