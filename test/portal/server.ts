import assert from 'node:assert/strict'
import { ACCESS, type Caller } from '../../server/access.ts'
import { openPool } from '../../server/platform/database/pool.ts'
import { openCluster } from '../../server/platform/postgres/cluster.ts'
import { cookieOf, send, startServerWithOwner } from '../server.ts'
import { cast, peopleAtCleo } from '../../server/customers/sample/cast.ts'

/** What every request may write: how often it was tried, and what comes round by itself. */
const NO_FACTS = ['rate_limit', 'auth_session']

/** Every route that these may take, as method and path. */
export const routesOf = (who: Caller) =>
  Object.entries(ACCESS).flatMap(([route, may]) =>
    may === who ? [route.split(' ') as [string, string]] : [],
  )

/** A served Rondo with two customers, somebody of each signed in to their page. */
export async function startPortalServer() {
  const server = await startServerWithOwner()
  const cluster = await openCluster(server.data, () => undefined)
  const pool = openPool(cluster.connection)

  const asOwner = (path: string, body: unknown) =>
    send(`${server.url}/api${path}`, 'POST', body, { cookie: server.cookie })
  const ask = (method: string, path: string, headers: Record<string, string>, body: unknown = {}) =>
    send(server.url + path, method, method === 'GET' ? undefined : body, headers)

  /** The id of what the owner makes. */
  async function made(path: string, body: unknown): Promise<number> {
    const answer = await asOwner(path, body)
    assert.equal(answer.status, 200, `${path}: ${await answer.clone().text()}`)
    return ((await answer.json()) as { id: number }).id
  }

  async function linkOf(customerId: number, email: string): Promise<string> {
    const answer = await asOwner(`/customers/${customerId}/portal/links`, { email })
    return ((await answer.json()) as { url: string }).url
  }

  async function comeIn(customerId: number, email: string): Promise<string> {
    const opened = await send(await linkOf(customerId, email), 'POST', undefined)
    assert.equal(opened.status, 303)
    return cookieOf(opened)
  }

  /** Every fact of every table, or of one customer. */
  async function facts(of?: number): Promise<Record<string, string>> {
    const { rows: tables } = await pool.query<{ name: string; isOfCustomer: boolean }>(`
      select t.table_name as name, exists (select 1 from information_schema.columns c
        where c.table_schema = 'public' and c.table_name = t.table_name and c.column_name = 'customer_id') as "isOfCustomer"
      from information_schema.tables t where t.table_schema = 'public' and t.table_type = 'BASE TABLE'`)
    const found: Record<string, string> = {}
    for (const { name, isOfCustomer } of tables) {
      if (NO_FACTS.includes(name) || (of !== undefined && !isOfCustomer)) continue
      const { rows } = await pool.query(
        `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from ${name} t` +
          (of === undefined ? '' : ` where customer_id = ${of}`),
      )
      found[name] = rows[0].digest
    }
    return found
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
