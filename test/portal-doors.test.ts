import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type pg from 'pg'
import { ACCESS, type Who } from '../server/access.ts'
import { openPool } from '../server/platform/db.ts'
import { openCluster } from '../server/platform/postgres/cluster.ts'
import { chances } from './processes.ts'
import { cookieOf, send, servedWithOwner } from './served.ts'
import { cast, cleosPeople } from './world.ts'

const FUZZ_MS = 4000
/** What every request may write: how often it was tried, and what comes round by itself. */
const NO_FACTS = ['rate_limit', 'auth_session']

let house: Awaited<ReturnType<typeof servedWithOwner>>
let cluster: Awaited<ReturnType<typeof openCluster>>
let pool: pg.Pool
let cleo: number
let ada: number
/** Sessions of two customers. */
let cleos: string
let adas: string

before(async () => {
  house = await servedWithOwner()
  cluster = await openCluster(house.data, () => undefined)
  pool = openPool(cluster.connection)
  cleo = await customerOf(cast.cleo.name)
  ada = await customerOf(cast.ada.name)
  cleos = await comeIn(cleo, cleosPeople.mika.email)
  adas = await comeIn(ada, cast.ada.email)
})
after(async () => {
  await pool.end()
  await cluster.release()
  await house[Symbol.asyncDispose]()
})

const asOwner = (path: string, body: unknown) =>
  send(`${house.url}/api${path}`, 'POST', body, { cookie: house.cookie })

async function customerOf(name: string): Promise<number> {
  return ((await (await asOwner('/customers', { kind: 'company', name })).json()) as { id: number }).id
}

async function linkOf(customerId: number, email: string): Promise<string> {
  const answer = await asOwner(`/customers/${customerId}/portal/links`, { email })
  return ((await answer.json()) as { url: string }).url.replace(/^.*\/portal/, `${house.url}/portal`)
}

async function comeIn(customerId: number, email: string): Promise<string> {
  const opened = await send(await linkOf(customerId, email), 'POST', undefined)
  assert.equal(opened.status, 303)
  return cookieOf(opened)
}

/** Every fact of every table, or of one customer. */
async function facts(of?: number): Promise<Record<string, string>> {
  const { rows: tables } = await pool.query<{ name: string; is_of_customer: boolean }>(`
    select t.table_name as name, exists (select 1 from information_schema.columns c
      where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'customer_id') as is_of_customer
    from information_schema.tables t where t.table_schema = 'public' and t.table_type = 'BASE TABLE'`)
  const found: Record<string, string> = {}
  for (const { name, is_of_customer } of tables) {
    if (NO_FACTS.includes(name) || (of !== undefined && !is_of_customer)) continue
    const { rows } = await pool.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t` +
        (of === undefined ? '' : ` where customer_id = ${of}`),
    )
    found[name] = rows[0].digest
  }
  return found
}

const routesOf = (who: Who) =>
  Object.entries(ACCESS).flatMap(([route, may]) =>
    may === who ? [route.split(' ') as [string, string]] : [],
  )

const ask = (method: string, path: string, headers: Record<string, string>, body: unknown = {}) =>
  send(house.url + path, method, method === 'GET' ? undefined : body, headers)

test("no door of a customer's page opens to a stranger, an ended, a closed or a forged visit, the team, or a key", async () => {
  const ended = await comeIn(ada, 'ended@example.com')
  await pool.query(`update portal_session set expires_at = now() where email = 'ended@example.com'`)
  const closed = await comeIn(ada, 'closed@example.com')
  const { rows } = await pool.query(`select id from portal_link where email = 'closed@example.com'`)
  assert.equal((await asOwner(`/customers/${ada}/portal/links/${rows[0].id}/revoke`, {})).status, 200)
  const unused = (await linkOf(ada, 'unused@example.com')).split('/').at(-1)!
  const { key } = (await (await asOwner('/keys', { name: 'Website' })).json()) as { key: string }
  const hash = await pool.query(`select encode(hash, 'hex') as hex from portal_session limit 1`)
  const callers = {
    anonymous: {},
    ended: { cookie: ended },
    closed: { cookie: closed },
    forged: { cookie: adas.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')) },
    'a link as a session': { cookie: `rondo_portal=${unused}` },
    'the hash of a session': { cookie: `rondo_portal=${hash.rows[0].hex}` },
    'another name': { cookie: adas.replace('rondo_portal', '__Secure-rondo_portal') },
    garbage: { cookie: 'rondo_portal=%00; rondo_portal=' },
    team: { cookie: house.cookie },
    key: { authorization: `Bearer ${key}` },
    'key as basic': { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` },
  }
  const earlier = await facts()
  for (const [method, path] of routesOf('customer')) {
    for (const [who, headers] of Object.entries(callers)) {
      const answer = await ask(method, path.replace(/\{\w+\}/g, '1'), headers as Record<string, string>)
      assert.equal(answer.status, 401, `${who}: ${method} ${path}`)
      assert.equal(answer.headers.get('cache-control'), 'no-store')
      await answer.arrayBuffer()
    }
  }
  assert.deepEqual(await facts(), earlier)
})

test('no door of the team opens to a customer', async () => {
  const earlier = await facts()
  for (const [method, path] of routesOf('team')) {
    const answer = await ask(method, path.replace(/\{\w+\}/g, String(cleo)), { cookie: cleos })
    assert.equal(answer.status, 401, `${method} ${path}`)
    await answer.arrayBuffer()
  }
  for (const path of [
    '/portal/api',
    '/portal/api/',
    '/portal/api/customers',
    '/portal/api/..%2f..%2fapi/customers',
  ])
    assert.equal((await ask('GET', path, { cookie: cleos })).status, 404, path)
  assert.equal((await ask('GET', '/PORTAL/API/me', { cookie: cleos })).status, 404)
  assert.deepEqual(await facts(), earlier)
})

type Known = { metricId: number; goalId: number; readingId: number }

/** What the other customer wants to reach, with words that nobody else may see. */
async function goalOf(customerId: number): Promise<Known> {
  const made = async (path: string, body: unknown) => {
    const answer = await asOwner(path, body)
    assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`)
    return ((await answer.json()) as { id: number }).id
  }
  const metricId = await made('/metrics', { name: 'Open rate', unit: 'percent', direction: 'up' })
  const readingId = await made(`/customers/${customerId}/readings`, { metricId, value: 0.2 })
  const goal = { outcome: 'Canary words', metricId, target: 0.4, baseline: 0.2, dueOn: '2099-01-01' }
  const goalId = await made(`/customers/${customerId}/goals`, goal)
  await made(`/customers/${customerId}/goals/${goalId}/comments`, { words: 'Canary comment' })
  return { metricId, goalId, readingId }
}

test("what is another customer's is not there, in every field that takes an id", async () => {
  const theirs = await goalOf(cleo)
  const own = (await (await ask('GET', '/portal/api/goals', { cookie: cleos })).json()) as unknown[]
  assert.equal(own.length, 1, 'its owner sees it')
  const earlier = await facts(cleo)
  for (const [method, path] of routesOf('customer').filter(([, one]) => one.includes('{'))) {
    const told = path.replace(/\{(\w+)\}/g, (_, name: keyof Known) => String(theirs[name]))
    assert.doesNotMatch(told, /undefined/, `${path}: say in this test what its id is`)
    const answer = await ask(method, told, { cookie: adas }, { words: 'Mine now' })
    assert.equal(answer.status, 404, `${method} ${told}: ${await answer.text()}`)
    const named = await ask(method, told, { cookie: adas }, { words: 'Mine now', customerId: cleo, id: cleo })
    assert.equal(named.status, 400, `${method} ${told}: ${await named.text()}`)
  }
  assert.deepEqual(await (await ask('GET', '/portal/api/goals', { cookie: adas })).json(), [])
  assert.deepEqual(await facts(cleo), earlier)
})

test("whatever a customer asks, with the ids of another or with nonsense, the other's facts stay as they are and unseen", async (t) => {
  await asOwner(`/customers/${cleo}/contacts`, { name: 'Canary Bird', email: 'canary@example.com' })
  const seed = Date.now() % 1_000_000
  const chance = chances(seed)
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
