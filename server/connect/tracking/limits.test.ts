import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { createKey, revokeKey } from '../../platform/keys/keys.ts'
import { TokenBuckets } from '../../platform/limits/token-buckets.ts'
import { basic, openKeyApi } from '../key-api/key-api.fixture.ts'

let door: Awaited<ReturnType<typeof openKeyApi>>
before(async () => (door = await openKeyApi()))
after(() => door[Symbol.asyncDispose]())

test('the key may be the user of basic authentication, a bearer, or writeKey in the body; packed or plain', async () => {
  const event = { userId: 'u2', event: 'Seen' }
  assert.equal((await door.post('/v1/t', { ...event, writeKey: door.key }, {})).status, 200)
  assert.equal((await door.post('/v1/t', event, { authorization: `Bearer ${door.key}` })).status, 200)
  const packed = gzipSync(JSON.stringify({ batch: [{ ...event, type: 'track' }] }))
  const rudder = {
    ...basic(door.key),
    'content-type': 'application/x-www-form-urlencoded',
    'content-encoding': 'gzip',
  }
  assert.equal((await door.post('/v1/batch', packed, rudder)).status, 200)
  assert.equal((await door.post('/v1/t', event, {})).status, 401)
  assert.equal((await door.post('/v1/t', event, basic('rk_nobody'))).status, 401)
})

test('a revoked key is refused from then on', async () => {
  const other = await createKey(door.scope, 'Old website')
  const event = { userId: 'u2', event: 'Seen' }
  assert.equal((await door.post('/v1/t', event, basic(other.key))).status, 200)
  await revokeKey(door.scope, other.id)
  assert.equal((await door.post('/v1/t', event, basic(other.key))).status, 401)
})

test('a browser of any site may ask, and every answer lets it read the answer', async () => {
  const origin = { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }
  const preflight = await door.app.request('/v1/t', {
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
    const answer = await door.post(path, { userId: 'u5', event: 'x' }, { ...basic(door.key), ...origin })
    assert.equal(answer.status, status)
    assert.equal(answer.headers.get('access-control-allow-origin'), '*', path)
  }
})

test('a key that knocks too often hears when to come again', async () => {
  await using busy = await openKeyApi(new TokenBuckets(0.5, 2))
  const knock = () => busy.post('/v1/p', { userId: 'u7' })
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
  assert.equal((await door.post('/v1/batch', large)).status, 413)
  assert.equal((await door.post('/v1/batch', gzipSync(large))).status, 413)
  assert.equal((await door.post('/v1/batch', gzipSync(Buffer.alloc(20_000_000)))).status, 413)
  const answer = await door.post('/v1/p', { userId: 'u8', properties: { x: 'x'.repeat(33_000) } })
  assert.equal(answer.status, 400)
  assert.match(await answer.text(), /33\d{3} bytes; 32768 is the most/)
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  assert.equal((await door.post('/v1/p', `{"userId":"u8","properties":{"x":${deep}}}`)).status, 400)
})

test('the inbox is announced when events arrive, and not when none could be taken', async () => {
  let announced = 0
  await using api = await openKeyApi(undefined, () => void (announced += 1))
  assert.equal((await api.post('/v1/t', { userId: 'u', event: 'Seen' })).status, 200)
  assert.equal(announced, 1)
  assert.equal((await api.post('/v1/t', { event: 'Seen' })).status, 400)
  assert.equal(announced, 1)
})
