import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { cookieOf, OWNER, send, startServerWithOwner } from '../test/server.ts'

let server: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => (server = await startServerWithOwner()))
after(() => server[Symbol.asyncDispose]())

const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { cookie: server.cookie, 'content-type': 'application/json', ...headers },
    body,
  })

async function codeOf(response: Response): Promise<string> {
  return `${response.status} ${((await response.json()) as { code: string }).code}`
}

/** The most memory that the server has used so far, in MB; null where the system does not say. */
async function peakMemory(): Promise<number | null> {
  const status = await readFile(`/proc/${server.process.pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /VmHWM:\s+(\d+)/.exec(status)?.[1]
  return kilobytes ? Math.round(Number(kilobytes) / 1024) : null
}

test('a body that is nested too deeply is refused before it is parsed, on every entry point for JSON', async (t) => {
  const before = await peakMemory()
  const brackets = '['.repeat(1_000_000)
  const doors = [
    post('/api/customers', brackets),
    post('/api/sign-in', `{"email":${brackets}`),
    post('/portal/api/readings', brackets),
    post('/v1/track', brackets.slice(0, 500_000)),
    post('/v1/batch', `{"batch":${'{"a":'.repeat(50_000)}`),
  ]
  for (const response of await Promise.all(doors)) assert.equal(await codeOf(response), '400 too_deep')
  t.diagnostic(`peak memory ${before} → ${await peakMemory()} MB`)
})

test('64 levels pass to the parser and 65 do not; brackets inside a text do not count', async () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`
  assert.equal(await codeOf(await post('/api/customers', nested(65))), '400 too_deep')
  assert.notEqual(await codeOf(await post('/api/customers', nested(64))), '400 too_deep')
  const text = JSON.stringify({ kind: 'person', name: `\\"${'['.repeat(150)}` })
  assert.equal((await post('/api/customers', text)).status, 200)
  const many = JSON.stringify({ kind: 'person', name: 'Ada', more: Array.from({ length: 200 }, () => [[]]) })
  assert.notEqual(await codeOf(await post('/api/customers', many)), '400 too_deep')
})

test('a form, which may be nested as well, is not taken where JSON is expected', async () => {
  for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])
    assert.equal(
      await codeOf(await post('/api/customers', 'kind=person&name=Ada', { 'content-type': type })),
      '415 not_json',
    )
})

test('a zero byte is refused in an address, in a query and in every text of a body', async () => {
  const { url, cookie } = server
  for (const address of ['/api/customers?search=%00', '/api/customers?search=a%00b', '/api/customers/%00'])
    assert.equal(
      await codeOf(await send(url + address, 'GET', undefined, { cookie })),
      '400 bad_text',
      address,
    )
  for (const body of [
    { kind: 'person', name: 'a\u0000b' },
    { kind: 'person', name: 'Ada', 'a\u0000': 1 },
  ])
    assert.equal(await codeOf(await send(`${url}/api/customers`, 'POST', body, { cookie })), '400 bad_text')
  const written = await post('/api/customers', String.raw`{"kind":"person","name":"a\\u0000b"}`)
  assert.equal(written.status, 200, 'a backslash before the sequence makes it plain text')
})

/** The status of a change that a browser sends with this Host and Origin. */
function statusWith(headers: Record<string, string>): Promise<number> {
  const { port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    request(
      {
        host: '127.0.0.1',
        port,
        path: '/api/customers',
        method: 'POST',
        headers: { cookie: server.cookie, 'content-type': 'application/json', ...headers },
      },
      (response) => response.resume().on('end', () => resolve(response.statusCode!)),
    )
      .on('error', reject)
      .end(JSON.stringify({ kind: 'person', name: 'Ada' }))
  })
}

test('a foreign name that leads to this machine is not our own origin, whatever its Host header says', async () => {
  const { port } = new URL(server.url)
  for (const host of [`evil.example:${port}`, 'evil.example', `10.1.2.3:${port}`, `[2001:db8::1]:${port}`])
    assert.equal(await statusWith({ host, origin: `http://${host}` }), 403, host)
  assert.equal(
    await statusWith({
      host: `localhost:${Number(port) - 1}`,
      origin: `http://localhost:${Number(port) - 1}`,
    }),
    403,
  )
  for (const name of ['localhost', '127.0.0.1', '[::1]'])
    assert.equal(await statusWith({ host: `${name}:${port}`, origin: `http://${name}:${port}` }), 200, name)
})

test('signing in ends the session that it replaces, and no other', async () => {
  const { url } = server
  const { email, password } = OWNER
  const signIn = async (headers = {}) =>
    cookieOf(await send(`${url}/api/sign-in`, 'POST', { email, password }, headers))
  const statusOf = async (cookie: string) =>
    (await send(`${url}/api/session`, 'GET', undefined, { cookie })).status
  const [elsewhere, first] = [await signIn(), await signIn()]
  const refused = await send(
    `${url}/api/sign-in`,
    'POST',
    { email, password: 'wrong words here' },
    { cookie: first },
  )
  assert.equal(refused.status, 401)
  assert.equal(await statusOf(first), 200, 'a refused sign-in ends nothing')
  const second = await signIn({ cookie: first })
  assert.deepEqual(
    [await statusOf(first), await statusOf(second), await statusOf(elsewhere)],
    [401, 200, 200],
  )
})
