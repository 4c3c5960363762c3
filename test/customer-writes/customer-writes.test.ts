import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import type pg from 'pg'
import { openPool } from '../../server/platform/database/pool.ts'
import { openCluster } from '../../server/platform/postgres/cluster.ts'
import { startDescribedServer, type DescribedServer } from '../described-server.ts'
import { eventually } from '../eventually.ts'
import { send } from '../server.ts'
import { WRITES } from './writes.ts'

let server: DescribedServer, pool: pg.Pool, metricId: number
let release: () => Promise<void>

before(async () => {
  server = await startDescribedServer()
  const cluster = await openCluster(server.data, () => undefined)
  pool = openPool(cluster.connection)
  release = async () => {
    await pool.end()
    await cluster.release()
  }
  const metric = { name: 'Readers', unit: 'count', direction: 'up' }
  metricId = (await server.call<{ id: number }>('POST /api/metrics', { body: metric })).id
})
after(async () => {
  await release()
  await server[Symbol.asyncDispose]()
})

const [AT_ONCE, ROUNDS] = [50, 4]
const MERGE = 'POST /api/customers/{id}/merge'
const CONFIRM = 'POST /api/customers/{id}/contacts/{contactId}/confirm'

test('every route of a customer that writes is called here', () => {
  const documented = Object.entries(server.document.paths).flatMap(([path, item]) =>
    Object.keys(item)
      .filter((method) => method !== 'get' && path.startsWith('/api/customers/{'))
      .map((method) => `${method.toUpperCase()} ${path}`),
  )
  assert.deepEqual(documented.sort(), [...Object.keys(WRITES), MERGE, CONFIRM].sort())
})

type Request = { route: string; ids: Record<string, number>; customer: number }
type Acknowledged = Request & { id: number | undefined }

async function request({ route, ids, customer }: Request): Promise<{ status: number; text: string }> {
  const [method = '', template = ''] = route.split(' ')
  const path = template.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name] ?? customer))
  const body = WRITES[route]!.body?.({ metricId }) ?? {}
  const response = await send(server.url + path, method, body, server.session)
  return { status: response.status, text: await response.text() }
}

/** Sends all at once, with `other` in the middle. @returns what was acknowledged */
async function sendAll(
  requests: Request[],
  other: () => Promise<void>,
  refusals: number[],
): Promise<Acknowledged[]> {
  const half = Math.floor(requests.length / 2)
  const first = requests.slice(0, half).map(request)
  const between = other()
  const responses = await Promise.all([...first, ...requests.slice(half).map(request)])
  await between
  return responses.flatMap(({ status, text }, place) => {
    const one = requests[place]!
    assert.ok(status === 200 || refusals.includes(status), `${one.route} answered ${status}: ${text}`)
    if (status !== 200) return []
    return [{ ...one, id: text ? (JSON.parse(text) as { id?: number }).id : undefined }]
  })
}

/** What was acknowledged and is not in the database. @param survivor of a merge */
async function lost(acknowledged: Acknowledged[], survivor?: number): Promise<string[]> {
  const missing: string[] = []
  for (const { route, ids, id, customer } of acknowledged) {
    const { table, row, where = 'true', isDeleted = false } = WRITES[route]!
    const { rows } = await pool.query<{ there: boolean }>(
      `select exists (select 1 from ${table} r join customer c on c.id = r.customer_id
         where r.customer_id = $1 and r.id = $2 and ${where}) as there`,
      [survivor ?? customer, row ? ids[row] : id],
    )
    if (rows[0]!.there === isDeleted) missing.push(route)
  }
  return missing
}

async function deadlocks(): Promise<number> {
  const { rows } = await pool.query(
    'select deadlocks from pg_stat_database where datname = current_database()',
  )
  return rows[0]!.deadlocks
}

const order = fc.shuffledSubarray([...Array(AT_ONCE).keys()], { minLength: AT_ONCE })

for (const direction of ['older into newer', 'newer into older'] as const)
  test(`nothing that was acknowledged during a merge of the ${direction} customer is lost`, async () => {
    await fc.assert(
      fc.asyncProperty(order, async (places) => {
        const pair = [await server.createCustomer('One'), await server.createCustomer('Other')]
        const [from = 0, into = 0] = direction === 'older into newer' ? pair : pair.toReversed()
        const all: Request[] = []
        for (let n = 0; all.length < AT_ONCE; n++) {
          const route = Object.keys(WRITES)[n % Object.keys(WRITES).length]!
          const customer = n % 3 === 0 ? into : from
          all.push({
            route,
            customer,
            ids: (await WRITES[route]!.prepare?.(server, customer, metricId)) ?? {},
          })
        }
        const merged = () =>
          server.call<void>(MERGE, { path: { id: into }, body: { from } }).then(() => undefined)
        const acknowledged = await sendAll(
          places.map((place) => all[place]!),
          merged,
          [],
        )
        assert.equal(acknowledged.length, AT_ONCE)
        assert.deepEqual(await lost(acknowledged, into), [])
      }),
      { numRuns: ROUNDS },
    )
    assert.equal(await deadlocks(), 0)
  })

test('two customers who are merged into each other at the same time are one, with everything written meanwhile', async () => {
  const [one, other] = [await server.createCustomer('One'), await server.createCustomer('Other')]
  const merge = (id: number, from: number) =>
    send(`${server.url}/api/customers/${id}/merge`, 'POST', { from }, server.session)
  const requests = [...Array(AT_ONCE).keys()].map((n) => ({
    route: 'POST /api/customers/{customerId}/notes',
    customer: n % 2 ? one : other,
    ids: {},
  }))
  const statuses: number[] = []
  const acknowledged = await sendAll(requests, async () => {
    for (const response of await Promise.all([merge(one, other), merge(other, one)]))
      statuses.push(response.status)
  }, [])
  assert.deepEqual(statuses.toSorted(), [200, 400])
  const { rows } = await pool.query('select id from customer where id = any($1)', [[one, other]])
  assert.deepEqual([rows.length, await lost(acknowledged, rows[0]!.id)], [1, []])
})

type Import = { id: number; status: string }

async function importCustomers(round: number): Promise<{ batch: number; customers: number[] }> {
  const lines = [...Array(8).keys()].map((n) => `r${round}-${n},c${round}-${n},2026-03-01,120.00,Lamp`)
  const file = ['order,customer,date,amount,product', ...lines, ''].join('\n')
  const { id } = await server.call<Import>('POST /api/imports', { query: 'filename=orders.csv', file })
  const path = { id }
  const reach = (status: string) =>
    eventually(async () => (await server.call<Import>('GET /api/imports/{id}', { path })).status === status)
  await server.call('POST /api/imports/{id}/plan', { path, body: { source: `shop${round}` } })
  await server.call('POST /api/imports/{id}/stage', { path })
  await reach('staged')
  await server.call('POST /api/imports/{id}/apply', { path })
  await reach('applied')
  const { rows } = await pool.query<{ id: number }>('select id from customer where batch_id = $1', [id])
  assert.equal(rows.length, 8)
  return { batch: id, customers: rows.map((row) => row.id) }
}

test('nothing that was acknowledged while an import was undone is lost, and nobody is left without a fact', async () => {
  const creating = Object.keys(WRITES).filter((route) => !WRITES[route]!.prepare)
  const before = await deadlocks()
  let round = 0
  await fc.assert(
    fc.asyncProperty(order, async (places) => {
      const { batch, customers } = await importCustomers(round++)
      const all = places.map((place) => ({
        route: creating[place % creating.length]!,
        customer: customers[place % customers.length]!,
        ids: {},
      }))
      const path = { id: batch }
      const undo = async () => {
        await server.call('POST /api/imports/{id}/undo', { path })
        await eventually(
          async () => (await server.call<Import>('GET /api/imports/{id}', { path })).status === 'undone',
        )
      }
      const acknowledged = await sendAll(all, undo, [404])
      assert.deepEqual(await lost(acknowledged), [])
      const { rows } = await pool.query<{ id: number }>('select id from customer where batch_id = $1', [
        batch,
      ])
      const written = new Set(acknowledged.map(({ customer }) => customer))
      assert.deepEqual(
        rows.map((row) => row.id).toSorted((one, other) => one - other),
        [...written].toSorted((one, other) => one - other),
      )
    }),
    { numRuns: ROUNDS },
  )
  assert.equal(await deadlocks(), before)
})
