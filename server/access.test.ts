import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { ACCESS, type Caller } from './access.ts'
import { api } from './api.ts'
import { openApp } from './app.ts'
import type { Dependencies } from './dependencies.ts'
import { FILE_ROUTES } from './file-routes.ts'
import { portalApi } from './portal-api.ts'
import { openDb, openPool } from './platform/database/pool.ts'
import { openCluster } from './platform/postgres/cluster.ts'
import { send, startServerWithOwner } from '../test/server.ts'

/** The paths of the screens, which contain no data. */
const PAGES = ['*', '/*', '/portal', '/portal/*']
/** Every file that a colleague can download. */
const FILES = ['/api/customers.csv', '/api/imports/:id/rejects.csv', '/api/insights/report.html']

let server: Awaited<ReturnType<typeof startServerWithOwner>>
before(async () => (server = await startServerWithOwner()))
after(() => server[Symbol.asyncDispose]())

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

/** Written out on purpose: a route that is opened by mistake differs from this list, whatever `ACCESS` says. */
const PUBLIC = [
  'GET /api/session',
  'GET /health/live',
  'GET /health/ready',
  'GET /mail/stop/{token}',
  'GET /plain.css',
  'GET /portal/l/{token}',
  'GET /portal/logo',
  'GET /rondo.js',
  'POST /api/setup',
  'POST /api/setup/link',
  'POST /api/setup/password',
  'POST /api/sign-in',
  'POST /mail/stop/{token}',
  'POST /portal/l/{token}',
  'POST /portal/new-link',
]

/** Every route of the running server that is not public, with its method and path. */
const CLOSED = servedRoutes()
  .filter((route) => !PUBLIC.includes(route))
  .map((route) => route.split(' '))
const addressOf = (path: string) => server.url + path.replace(/\{\w+\}/g, '1')

async function everything(): Promise<string> {
  const cluster = await openCluster(server.data, () => undefined)
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

test('every served route is listed with its access rule, and every listed route is served', () => {
  assert.deepEqual(servedRoutes(), Object.keys(ACCESS).sort())
})

test('exactly the public routes are open to anyone, and each entry point has one kind of caller', () => {
  const allowed = (caller: Caller) =>
    Object.keys(ACCESS)
      .filter((route) => ACCESS[route] === caller)
      .sort()
  const under = (prefix: string) => CLOSED.map((route) => route.join(' ')).filter((r) => r.includes(prefix))
  assert.deepEqual(allowed('anyone'), PUBLIC)
  assert.deepEqual(allowed('team'), under(' /api/'))
  assert.deepEqual(allowed('customer'), under(' /portal/api/'))
  assert.deepEqual(allowed('key'), under(' /v1/'))
})

test('without a valid session or key every route that is not public responds with 401 and nothing changes', async () => {
  const { url, cookie } = server
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
  assert.ok(CLOSED.length > 140)
  for (const [method, path] of CLOSED) {
    for (const [who, headers] of Object.entries({
      anonymous: {},
      forged: { cookie: forged },
      'signed out': { cookie: out },
      garbage: { cookie: 'rondo.session_token=x' },
    })) {
      const response = await send(addressOf(path!), method!, method === 'GET' ? undefined : {}, headers)
      assert.equal(response.status, 401, `${who}: ${method} ${path}`)
      await response.arrayBuffer()
    }
  }
  assert.equal(await everything(), earlier)
})

test('every file is downloaded with a session only', async () => {
  const { url, cookie } = server
  const downloads = FILE_ROUTES.filter(({ method }) => method === 'get').map(({ path }) => path)
  assert.deepEqual(downloads, FILES)
  for (const path of downloads) {
    const address = url + path.replace(':id', '1')
    const stranger = await send(address, 'GET', undefined)
    assert.equal(stranger.status, 401, path)
    assert.match(stranger.headers.get('content-type')!, /^application\/json/)
    const colleague = await send(address, 'GET', undefined, { cookie })
    assert.equal(colleague.status, path.includes(':id') ? 404 : 200, path)
    await colleague.arrayBuffer()
  }
})

test('a page of another site cannot change anything, whatever headers the browser sends', async () => {
  const { port } = new URL(server.url)
  const foreign = [
    { origin: 'https://evil.example' },
    { origin: `http://localhost:${Number(port) - 1}` },
    { origin: 'http://localhost' },
    { origin: `http://localhost.evil.example:${port}` },
    { origin: 'null' },
    { origin: 'nonsense' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]
  // The endpoints for programs take a key and ignore cookies.
  const guarded = Object.entries(ACCESS).filter(([route, who]) => who !== 'key' && !route.startsWith('GET'))
  for (const [route] of guarded) {
    const [method, path] = route.split(' ')
    for (const headers of foreign) {
      const response = await send(addressOf(path!), method!, {}, {
        cookie: server.cookie,
        ...headers,
      } as Record<string, string>)
      assert.equal(response.status, 403, `${route} ${JSON.stringify(headers)}`)
      assert.match(response.headers.get('content-security-policy') ?? '', /frame-ancestors 'none'/)
      await response.arrayBuffer()
    }
  }
})
