import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { createKey, revokeKey } from '../../platform/keys/keys.ts'
import { TokenBuckets } from '../../platform/limits/token-buckets.ts'
import { basic, openKeyApi } from '../key-api/key-api.fixture.ts'

let keyApi: Awaited<ReturnType<typeof openKeyApi>>
before(async () => (keyApi = await openKeyApi()))
after(() => keyApi[Symbol.asyncDispose]())

test('the key may be the user of basic authentication, a bearer token, or writeKey in the body, with or without compression', async () => {
  const event = { userId: 'u2', event: 'Seen' }
  assert.equal((await keyApi.post('/v1/t', { ...event, writeKey: keyApi.key }, {})).status, 200)
  assert.equal((await keyApi.post('/v1/t', event, { authorization: `Bearer ${keyApi.key}` })).status, 200)
  const packed = gzipSync(JSON.stringify({ batch: [{ ...event, type: 'track' }] }))
  const rudder = {
    ...basic(keyApi.key),
    'content-type': 'application/x-www-form-urlencoded',
    'content-encoding': 'gzip',
  }
  assert.equal((await keyApi.post('/v1/batch', packed, rudder)).status, 200)
  assert.equal((await keyApi.post('/v1/t', event, {})).status, 401)
  assert.equal((await keyApi.post('/v1/t', event, basic('rk_nobody'))).status, 401)
})

test('a revoked key is refused', async () => {
  const other = await createKey(keyApi.scope, 'Old website')
  const event = { userId: 'u2', event: 'Seen' }
  assert.equal((await keyApi.post('/v1/t', event, basic(other.key))).status, 200)
  await revokeKey(keyApi.scope, other.id)
  assert.equal((await keyApi.post('/v1/t', event, basic(other.key))).status, 401)
})

test('a browser may send requests from any site and read every response', async () => {
  const origin = { origin: 'https://shop.example', 'sec-fetch-site': 'cross-site' }
  const preflight = await keyApi.app.request('/v1/t', {
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
    const response = await keyApi.post(
      path,
      { userId: 'u5', event: 'x' },
      { ...basic(keyApi.key), ...origin },
    )
    assert.equal(response.status, status)
    assert.equal(response.headers.get('access-control-allow-origin'), '*', path)
  }
})

test('a key above its rate limit gets a Retry-After', async () => {
  await using busy = await openKeyApi(new TokenBuckets(0.5, 2))
  const sendPage = () => busy.post('/v1/p', { userId: 'u7' })
  const responses = [await sendPage(), await sendPage(), await sendPage()]
  assert.deepEqual(
    responses.map((response) => response.status),
    [200, 200, 429],
  )
  assert.equal(responses[2]!.headers.get('retry-after'), '2')
})

test('a request that is too large is refused with its size, compressed or not', async () => {
  const large = JSON.stringify({
    batch: [{ type: 'page', userId: 'u8', properties: { x: 'x'.repeat(600_000) } }],
  })
  assert.equal((await keyApi.post('/v1/batch', large)).status, 413)
  assert.equal((await keyApi.post('/v1/batch', gzipSync(large))).status, 413)
  assert.equal((await keyApi.post('/v1/batch', gzipSync(Buffer.alloc(20_000_000)))).status, 413)
  const response = await keyApi.post('/v1/p', { userId: 'u8', properties: { x: 'x'.repeat(33_000) } })
  assert.equal(response.status, 400)
  assert.match(await response.text(), /33\d{3} bytes; 32768 is the most/)
  const deep = '['.repeat(200_000) + ']'.repeat(200_000)
  assert.equal((await keyApi.post('/v1/p', `{"userId":"u8","properties":{"x":${deep}}}`)).status, 400)
})

test('processing of the inbox is triggered when events arrive, and not when none was accepted', async () => {
  let announced = 0
  await using api = await openKeyApi(undefined, () => void (announced += 1))
  assert.equal((await api.post('/v1/t', { userId: 'u', event: 'Seen' })).status, 200)
  assert.equal(announced, 1)
  assert.equal((await api.post('/v1/t', { event: 'Seen' })).status, 400)
  assert.equal(announced, 1)
})
