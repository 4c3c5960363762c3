import assert from 'node:assert/strict'
import { glob } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { startDescribedServer, type DescribedServer } from '../test/described-server.ts'
import { send } from '../test/server.ts'
import { ACCESS } from './access.ts'
import { api } from './api.ts'
import { modules } from './modules.ts'
import { portalApi } from './portal-api.ts'

/** Pages and scripts that people open in a browser, and the document itself; they are no part of the API. */
const PAGES = new Set([
  'GET /health/live',
  'GET /health/ready',
  'GET /rondo.js',
  'GET /plain.css',
  'GET /portal/logo',
  'GET /portal/l/{token}',
  'POST /portal/l/{token}',
  'POST /portal/new-link',
  'GET /mail/stop/{token}',
  'POST /mail/stop/{token}',
  'GET /api/openapi.json',
])
const ROUTES = Object.keys(ACCESS).filter((route) => !PAGES.has(route))

let server: DescribedServer
before(async () => {
  server = await startDescribedServer()
  await server.call('POST /api/sample')
})
after(() => server[Symbol.asyncDispose]())

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(server.document))
  assert.ok(valid, JSON.stringify(errors ?? []).slice(0, 2000))
  const ids = Object.values(server.document.paths).flatMap((item) =>
    Object.values(item).map((operation) => (operation as { operationId?: string }).operationId),
  )
  assert.equal(new Set(ids).size, ids.length, 'every operation has its own id')
})

test('the running server describes itself with this document', async () => {
  const response = await fetch(`${server.url}/api/openapi.json`, { headers: server.session })
  assert.deepEqual(await response.json(), server.document)
})

type Node = { '~orpc'?: { route: { path?: string }; outputSchema?: unknown } } & { [name: string]: unknown }

const withoutOutput = (node: Node): string[] =>
  node['~orpc']
    ? node['~orpc'].outputSchema === undefined
      ? [node['~orpc'].route.path!]
      : []
    : Object.values(node).flatMap((child) => withoutOutput(child as Node))

test('every route says what it returns, also one that returns nothing', () => {
  assert.deepEqual(withoutOutput({ api, portalApi } as unknown as Node), [])
})

test('every route of the API is described, with its response and who may call it', () => {
  const described = Object.entries(server.document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  )
  assert.deepEqual(described.sort(), ROUTES.toSorted())
  for (const route of described) {
    const [method = '', path = ''] = route.split(' ')
    const { responses, security } = server.document.paths[path]![method.toLowerCase()]!
    const schema = responses['200']?.content?.['application/json']?.schema
    assert.notDeepEqual(schema, {}, `${route} does not say what it returns`)
    assert.equal(security.length === 0, ACCESS[route] === 'anyone', route)
  }
})

test('the timeline describes the moments of every kind that a module declares', () => {
  const { responses } = server.document.paths['/api/customers/{id}/timeline']!['get']!
  const page = responses['200']!.content!['application/json']!.schema as {
    properties: { moments: { items: { anyOf?: Kind[]; oneOf?: Kind[] } } }
  }
  type Kind = { properties: { kind: { const: string }; detail: object } }
  const { anyOf, oneOf = anyOf } = page.properties.moments.items
  const declared = modules.flatMap(({ moments = [] }) => moments.map(({ kind }) => kind))
  assert.deepEqual(
    oneOf!.map(({ properties }) => properties.kind.const).toSorted(),
    [...new Set(declared)].sort(),
  )
  for (const { properties } of oneOf!) assert.match(JSON.stringify(properties.detail), /"properties":\{"\w/)
})

/** Each file calls the routes of its folder that change something. */
const FIXTURES = await Array.fromAsync(glob('**/routes.fixture.ts', { cwd: import.meta.dirname }))

for (const file of FIXTURES.sort()) {
  test(`the responses of ${path.dirname(file)} to changes fit the document`, async () => {
    const { callRoutes } = (await import(path.join(import.meta.dirname, file))) as {
      callRoutes: (server: DescribedServer) => Promise<void>
    }
    await callRoutes(server)
  })
}

test('everything that is read gets the response that the document describes', async () => {
  const { customers } = await server.call<{ customers: { id: number }[] }>('GET /api/customers', {
    query: 'search=Cleo',
  })
  const { emails } = await server.call<{ emails: { id: number }[] }>('GET /api/mail')
  const reads = ROUTES.filter((route) => route.startsWith('GET') && !server.exercised.has(route))
  for (const route of reads) {
    const id = (route.startsWith('GET /api/mail') ? emails : customers)[0]!.id
    await server.call(route, { path: { id } })
  }
})

const UNKNOWN = 999_999
const CUSTOMER_ROUTES = ROUTES.filter((route) => / \/api\/customers\/\{/.test(route))

/** Repeats the last call of a route for another customer; every other id in its path is 1. */
function repeatFor(route: string, id: number): Promise<Response> {
  const [method = '', path = ''] = route.split(' ')
  const { body = {} } = server.exercised.get(route) ?? {}
  const url = path.replace(/\{(id|customerId)\}/, String(id)).replace(/\{\w+\}/g, '1')
  return send(server.url + url, method, method === 'GET' ? undefined : body, server.session)
}

const unknown = (id: number) => `There is no customer ${id}.`

test('every route of a customer refuses an unknown id with the same message', async () => {
  assert.ok(CUSTOMER_ROUTES.length > 30)
  for (const route of CUSTOMER_ROUTES) {
    const response = await repeatFor(route, UNKNOWN)
    const text = await response.text()
    assert.deepEqual([response.status, text.includes(unknown(UNKNOWN))], [404, true], `${route}: ${text}`)
  }
})

test('every route of a customer finds the survivor by the id of a customer who was merged into them', async () => {
  const [from, into] = [await server.createCustomer('Cleo'), await server.createCustomer('Cleo Cycles')]
  const note = { path: { customerId: from }, body: { text: 'Called' } }
  await server.call('POST /api/customers/{customerId}/notes', note)
  await server.call('POST /api/customers/{id}/merge', { path: { id: into }, body: { from } })
  for (const route of CUSTOMER_ROUTES) {
    const [alias, survivor] = [await repeatFor(route, from), await repeatFor(route, into)]
    const text = await alias.text()
    assert.ok(!text.includes(unknown(from)), `${route}: ${text}`)
    if (route.startsWith('GET'))
      assert.deepEqual([alias.status, text], [survivor.status, await survivor.text()], route)
  }
})

test('every route was called with success', async () => {
  await server.call('DELETE /api/sample')
  const missing = ROUTES.filter((route) => !server.exercised.has(route))
  assert.deepEqual(missing, [], 'call it in the routes.fixture.ts of its folder')
})
