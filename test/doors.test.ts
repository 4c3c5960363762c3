import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { ACCESS } from '../server/access.ts'
import { api } from '../server/api.ts'
import { openApp, type House } from '../server/app.ts'
import { openDb, openPool } from '../server/platform/db.ts'
import { openCluster } from '../server/platform/postgres/cluster.ts'
import { chances } from './processes.ts'
import { send, servedWithOwner } from './served.ts'

const FUZZ_MS = 10_000
const OWN_ROUTES = ['GET /health/live', 'GET /health/ready']

let house: Awaited<ReturnType<typeof servedWithOwner>>
before(async () => (house = await servedWithOwner()))
after(() => house[Symbol.asyncDispose]())

type Node = { '~orpc'?: { route: { method?: string; path?: string } } } & { [name: string]: unknown }

function apiRoutes(node: Node): string[] {
  const route = node['~orpc']?.route
  if (route) return [`${route.method} /api${route.path}`]
  return Object.values(node).flatMap((child) => apiRoutes(child as Node))
}

function servedRoutes(): string[] {
  const app = openApp({ url: 'http://localhost' } as House)
  const files = app.routes
    .filter(({ method, path }) => method !== 'ALL' && path !== '*' && path !== '/*')
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  return [...new Set([...files, ...apiRoutes(api as unknown as Node)])].sort()
}

const TEAM = Object.entries(ACCESS).flatMap(([route, who]) => (who === 'team' ? [route.split(' ')] : []))
const addressOf = (path: string) => house.url + path.replace(/\{\w+\}/g, '1')

async function everything(): Promise<string> {
  const cluster = await openCluster(house.data, () => undefined)
  const pool = openPool(cluster.connection)
  try {
    const tables = [
      'customer',
      'contact',
      'settings',
      'sales_settings',
      'currency_rate',
      'import',
      'event',
      'audit',
      'auth_user',
      'auth_account',
    ]
    const rows = tables.map(
      (table) => `(select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from ${table} t)`,
    )
    const {
      rows: [row],
    } = await pool.query(`select concat_ws(',', ${rows.join(',')}) as all`)
    return row.all
  } finally {
    await openDb(pool).destroy()
    await cluster.release()
  }
}

test('every route that is served is listed with who may take it, and every listed one is served', () => {
  assert.deepEqual(servedRoutes(), Object.keys(ACCESS).sort())
  for (const route of OWN_ROUTES) assert.equal(ACCESS[route], 'anyone')
})

test('without a living session every door of the team answers 401 and nothing changes', async () => {
  const { url, cookie } = house
  const second = await send(`${url}/api/sign-in`, 'POST', {
    email: 'ada@example.com',
    password: 'three quiet green lamps',
  })
  const out = second.headers
    .getSetCookie()
    .map((c) => c.split(';')[0])
    .join('; ')
  assert.equal((await send(`${url}/api/sign-out`, 'POST', {}, { cookie: out })).status, 200)
  const forged = cookie.replace(/.(?=($|;))/g, (last) => (last === 'A' ? 'B' : 'A'))
  const earlier = await everything()
  for (const [method, path] of TEAM) {
    for (const [who, headers] of Object.entries({
      anonymous: {},
      forged: { cookie: forged },
      'signed out': { cookie: out },
      garbage: { cookie: 'rondo.session_token=x' },
    })) {
      const answer = await send(addressOf(path!), method!, method === 'GET' ? undefined : {}, headers)
      assert.equal(answer.status, 401, `${who}: ${method} ${path}`)
      await answer.arrayBuffer()
    }
  }
  assert.equal(await everything(), earlier)
})

test('a page of another site cannot change anything, whatever the browser says of it', async () => {
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'nonsense' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  for (const route of Object.keys(ACCESS).filter((route) => !route.startsWith('GET'))) {
    const [method, path] = route.split(' ')
    for (const headers of foreign) {
      const answer = await send(addressOf(path!), method!, {}, { cookie: house.cookie, ...headers } as Record<
        string,
        string
      >)
      assert.equal(answer.status, 403, `${route} ${JSON.stringify(headers)}`)
      assert.match(answer.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
      await answer.arrayBuffer()
    }
  }
})

/** Asks for the path as it is written, which fetch would tidy first. */
function asWritten(path: string): Promise<{ status: number; headers: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(house.url)
    request({ hostname, port, path, headers: { cookie: house.cookie } }, (answer) => {
      answer.resume().on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers }))
    })
      .on('error', reject)
      .end()
  })
}

test('a path that is spelt otherwise leads nowhere, and even then says what browsers must be told', async () => {
  for (const path of [
    '/api/nothing',
    '/api//customers',
    '//api/customers',
    '/API/customers',
    '/api/Customers',
    '/api/customers/',
    '/api%2fcustomers',
    '/api/customers%2f1',
    '/%61PI/customers',
    '/api/customers/1%2forders',
    '/health//live',
    '/..%2f..%2fpackage.json',
    '/assets/..%5c..%5cpackage.json',
    '/api',
  ]) {
    const { status, headers } = await asWritten(path)
    assert.equal(status, 404, path)
    assert.match(String(headers['content-security-policy']), /object-src 'none'/, path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
  }
})

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
  const unknown = await post('{"kind":"person","name":"x","role":"owner"}')
  const told = (await unknown.json()) as { message: string; data: { issues: unknown[] } }
  assert.equal(told.message, '"role" is not known here. Leave it out.')
  assert.equal(told.data.issues.length, 1)
})

test('an upload of nothing, of bytes, of a bomb: a clear answer without a path of the server in it', async () => {
  const { url, cookie } = house
  const upload = (body?: Buffer) =>
    fetch(`${url}/api/imports?filename=orders.csv`, {
      method: 'POST',
      headers: { cookie },
      ...(body ? { body: new Uint8Array(body) } : {}),
    })
  const binary = Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256))
  const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')
  for (const body of [
    undefined,
    Buffer.alloc(0),
    binary,
    png,
    gzipSync(Buffer.alloc(300_000_000)),
    Buffer.from('PK\u0003\u0004'),
    Buffer.from('\n\n\n'),
  ]) {
    const answer = await upload(body)
    const text = await answer.text()
    assert.ok(answer.status < 500, text)
    assert.doesNotMatch(text, /\.upload|\/tmp\//)
  }
  assert.equal((await fetch(`${url}/api/imports/99/rejects.csv`, { headers: { cookie } })).status, 404)
})

test('the file of customers carries no formula', async () => {
  const { url, cookie } = house
  for (const name of ['=1+1', '@SUM(A1)', '+cmd', '-2'])
    await send(`${url}/api/customers`, 'POST', { kind: 'person', name }, { cookie })
  const text = await (await fetch(`${url}/api/customers.csv`, { headers: { cookie } })).text()
  assert.equal(text.trim().split('\n').length >= 5, true, text)
  for (const line of text.split('\n').slice(1)) assert.doesNotMatch(line, /(^|,)"?[=+@]/)
  assert.equal((await fetch(`${url}/api/customers.csv?sort=bogus`, { headers: { cookie } })).status, 400)
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
  const chance = chances(seed)
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
      `seed ${seed}: ${method} ${path}${query} ${JSON.stringify(body)} → ${answer.status} ${text}\n${house.process.words().slice(-1500)}`,
    )
  }
  t.diagnostic(`${asked} requests, seed ${seed}`)
})
