import assert from 'node:assert/strict'
import { ACCESS, type Caller } from '../../server/access.ts'
import { openPool } from '../../server/platform/database/pool.ts'
import { openCluster } from '../../server/platform/postgres/cluster.ts'
import { cookieOf, send, startServerWithOwner } from '../server.ts'
import { cast, peopleAtCleo } from '../../server/customers/sample/cast.ts'

/** Tables that every request may write, which are not facts: rate limits and sessions. */
const NO_FACTS = ['rate_limit', 'auth_session']

/** Every route that this kind of caller may use, as method and path. */
export const routesOf = (wanted: Caller) =>
  Object.entries(ACCESS).flatMap(([route, caller]) =>
    caller === wanted ? [route.split(' ') as [string, string]] : [],
  )

/** A server with two customers, each with one contact signed in to the portal. */
export async function startPortalServer() {
  const server = await startServerWithOwner()
  const cluster = await openCluster(server.data, () => undefined)
  const pool = openPool(cluster.connection)

  const asOwner = (path: string, body: unknown) =>
    send(`${server.url}/api${path}`, 'POST', body, { cookie: server.cookie })
  const ask = (method: string, path: string, headers: Record<string, string>, body: unknown = {}) =>
    send(server.url + path, method, method === 'GET' ? undefined : body, headers)

  /** Creates an object as the owner. @returns its id */
  async function made(path: string, body: unknown): Promise<number> {
    const response = await asOwner(path, body)
    assert.equal(response.status, 200, `${path}: ${await response.clone().text()}`)
    return ((await response.json()) as { id: number }).id
  }

  async function linkOf(customerId: number, email: string): Promise<string> {
    const response = await asOwner(`/customers/${customerId}/portal/links`, { email })
    return ((await response.json()) as { url: string }).url
  }

  async function comeIn(customerId: number, email: string): Promise<string> {
    const opened = await send(await linkOf(customerId, email), 'POST', undefined)
    assert.equal(opened.status, 303)
    return cookieOf(opened)
  }

  /** A hash of every table, or of the rows of one customer. */
  async function facts(ofCustomer?: number): Promise<Record<string, string>> {
    const { rows: tables } = await pool.query<{ name: string; isOfCustomer: boolean }>(`
      select t.table_name as name, exists (select 1 from information_schema.columns c
        where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'customer_id') as "isOfCustomer"
      from information_schema.tables t where t.table_schema = 'public' and t.table_type = 'BASE TABLE'`)
    const hashes: Record<string, string> = {}
    for (const { name, isOfCustomer } of tables) {
      if (NO_FACTS.includes(name) || (ofCustomer !== undefined && !isOfCustomer)) continue
      const { rows } = await pool.query(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t` +
          (ofCustomer === undefined ? '' : ` where customer_id = ${ofCustomer}`),
      )
      hashes[name] = rows[0].digest
    }
    return hashes
  }

  const cleo = await made('/customers', { kind: 'company', name: cast.cleo.name })
  const ada = await made('/customers', { kind: 'person', name: cast.ada.name })
  return {
    url: server.url,
    cookie: server.cookie,
    pool,
    asOwner,
    ask,
    made,
    linkOf,
    comeIn,
    facts,
    cleo,
    ada,
    cleos: await comeIn(cleo, peopleAtCleo.mika.email),
    adas: await comeIn(ada, cast.ada.email),
    async [Symbol.asyncDispose]() {
      await pool.end()
      await cluster.release()
      await server[Symbol.asyncDispose]()
    },
  }
}
