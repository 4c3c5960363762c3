import assert from 'node:assert/strict'
import { request } from 'node:http'
import { after, before, test } from 'node:test'
import { ACCESS } from './access.ts'
import { api } from './api.ts'
import { openApp } from './app.ts'
import type { Dependencies } from './dependencies.ts'
import { portalApi } from './portal-api.ts'
import { openDb, openPool } from './platform/database/pool.ts'
import { openCluster } from './platform/postgres/cluster.ts'
import { send, startServerWithOwner } from '../test/server.ts'

/** Where the screens are, which hold nothing of anybody. */
const PAGES = ['*', '/*', '/portal', '/portal/*']
const OWN_ROUTES = ['GET /health/live', 'GET /health/ready', 'GET /rondo.js']

let house: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => (house = await startServerWithOwner()))
after(() => house[Symbol.asyncDispose]())

type Node = { '~orpc'?: { route: { method?: string; path?: string } } } & { [name: string]: unknown }

function apiRoutes(node: Node, prefix = '/api'): string[] {
  const route = node['~orpc']?.route
  if (route) return [`${route.method} ${prefix}${route.path}`]
  return Object.values(node).flatMap((child) => apiRoutes(child as Node, prefix))
}

function servedRoutes(): string[] {
  const app = openApp({ url: 'http://localhost' } as Dependencies)
  const files = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !PAGES.includes(path))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
  return [
    ...new Set([
      ...files,
      ...apiRoutes(api as unknown as Node),
      ...apiRoutes(portalApi as unknown as Node, '/portal/api'),
    ]),
  ].sort()
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
  // The doors for programs take a key and look at no cookie.
  const guarded = Object.entries(ACCESS).filter(([route, who]) => who !== 'key' && !route.startsWith('GET'))
  for (const [route] of guarded) {
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
    '/V1/t',
    '/v1/t/',
    '/v1//t',
    '/v1%2ft',
    '/v1/nothing',
  ]) {
    const { status, headers } = await asWritten(path)
    assert.equal(status, 404, path)
    assert.match(String(headers['content-security-policy']), /object-src 'none'/, path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
  }
})

test('the report to print may wear its own look, and run nothing', async () => {
  const { url, cookie } = house
  const report = await send(`${url}/api/insights/report.html`, 'GET', undefined, { cookie })
  assert.match(await report.text(), /<style>/)
  const policy = report.headers.get('content-security-policy')!
  assert.match(policy, /^default-src 'none'; style-src 'unsafe-inline';/)
  assert.doesNotMatch(policy, /script-src/)
})
