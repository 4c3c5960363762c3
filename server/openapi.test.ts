import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { ACCESS } from './access.ts'
import { openApiDocument } from './openapi.ts'
import { cookieOf, send, startServerWithOwner } from '../test/server.ts'

type Operation = {
  responses: Record<string, { content?: Record<string, { schema: object }> }>
  security: object[]
}
type Document = { paths: Record<string, Record<string, Operation>> }

/** Pages and scripts that people open in a browser; they are no part of the API. */
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

let server: Awaited<ReturnType<typeof startServerWithOwner>>
let document: Document
before(async () => {
  server = await startServerWithOwner()
  document = (await (await ask('GET', '/api/openapi.json')).json()) as Document
  const loaded = await ask('POST', '/api/sample', {})
  assert.equal(loaded.status, 200, await loaded.clone().text())
})
after(() => server[Symbol.asyncDispose]())

const ask = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  send(server.url + path, method, body, { cookie: server.cookie, ...headers })

const ajv = new Ajv2020({ strict: false, allErrors: true })
formats.default(ajv)
const compiled = new Map<string, ValidateFunction>()

/** Fails unless the response is one that the document describes for this route. */
async function expectDescribed(route: string, response: Response): Promise<unknown> {
  const [method = '', path = ''] = route.split(' ')
  const operation = document.paths[path]?.[method.toLowerCase()]
  assert.ok(operation, `${route} is not described`)
  const content = operation.responses[response.status]?.content
  if (!content) {
    const text = await response.text()
    assert.ok(operation.responses[response.status], `${route} answered ${response.status}: ${text}`)
    assert.equal(text, '', `${route} has a body`)
    return undefined
  }
  const type = (response.headers.get('content-type') ?? '').split(';')[0]!
  const schema = content[type]?.schema
  assert.ok(schema, `${route} answered ${type}`)
  if (type !== 'application/json') return response.text()
  const body: unknown = await response.json()
  const key = `${route} ${response.status}`
  const validate =
    compiled.get(key) ??
    ajv.compile({ ...schema, components: (document as object as { components: object }).components })
  compiled.set(key, validate)
  assert.ok(
    validate(body),
    `${route}: ${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 500)}`,
  )
  return body
}

test('the document is valid OpenAPI 3.1', async () => {
  const { valid, errors } = await new Validator().validate(structuredClone(document))
  assert.ok(valid, JSON.stringify(errors ?? []).slice(0, 2000))
  const ids = Object.values(document.paths).flatMap((item) =>
    Object.values(item).map((operation) => (operation as { operationId?: string }).operationId),
  )
  assert.equal(new Set(ids).size, ids.length, 'every operation has its own id')
})

test('every route of the API is described, with its response and who may call it', () => {
  const described = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  )
  assert.deepEqual(
    described.sort(),
    Object.keys(ACCESS)
      .filter((route) => !PAGES.has(route))
      .sort(),
  )
  for (const route of described) {
    const [method = '', path = ''] = route.split(' ')
    const { responses, security } = document.paths[path]![method.toLowerCase()]!
    const schema = responses['200']?.content?.['application/json']?.schema
    assert.notDeepEqual(schema, {}, `${route} does not say what it returns`)
    assert.equal(security.length === 0, ACCESS[route] === 'anyone', route)
  }
})

/** Ids of records that the sample company has, and of some that are created here. */
async function someIds(): Promise<Record<string, number | string>> {
  const { customers } = (await (await ask('GET', '/api/customers?search=Cleo')).json()) as {
    customers: { id: number }[]
  }
  const id = customers[0]!.id
  const goals = (await (await ask('GET', `/api/customers/${id}/goals`)).json()) as { id: number }[]
  const imports = (await (await ask('GET', '/api/imports')).json()) as { id: number }[]
  return { id, goalId: goals[0]?.id ?? 1, importId: imports[0]!.id }
}

test('every response to a GET of the team fits the document', async () => {
  const ids = await someIds()
  assert.equal((await ask('POST', '/api/mail/test')).status, 200)
  const { letters } = (await (await ask('GET', '/api/mail')).json()) as { letters: { id: number }[] }
  const idOf = (path: string) =>
    path.startsWith('/api/imports') ? ids.importId! : path.startsWith('/api/mail') ? letters[0]!.id : ids.id!
  const routes = Object.entries(ACCESS).filter(
    ([route, caller]) => caller === 'team' && route.startsWith('GET') && !PAGES.has(route),
  )
  let described = 0
  for (const [route] of routes) {
    const path = route.slice(4)
    const response = await ask(
      'GET',
      path.replace('{id}', String(idOf(path))).replace('{goalId}', String(ids.goalId)),
    )
    if (response.status === 404 && /rejects/.test(path)) continue
    await expectDescribed(route, response)
    described += 1
  }
  assert.ok(described >= routes.length - 1)
})

test('responses to changes fit the document', async () => {
  const { id } = (await expectDescribed(
    'POST /api/customers',
    await ask('POST', '/api/customers', { kind: 'company', name: 'Lamps' }),
  )) as { id: number }
  const change = (method: string, path: string, body: unknown = {}) => ({ method, path, body })
  const changes = [
    change('POST', '/api/customers/{customerId}/notes', { kind: 'note', words: 'Called.' }),
    change('POST', '/api/customers/{id}/portal/links', { email: 'ada@example.com' }),
    change('POST', '/api/mail/test'),
    change('POST', '/api/keys', { name: 'Website' }),
    change('PATCH', '/api/settings', { companyName: 'Lamps' }),
    change('PUT', '/api/me', { locale: null, theme: 'dark' }),
  ]
  for (const { method, path, body } of changes)
    await expectDescribed(`${method} ${path}`, await ask(method, path.replace(/\{\w+\}/, String(id)), body))
})

test('a program with a key gets the responses that the document describes', async () => {
  const create = (scopes: string[]) => ask('POST', '/api/keys', { name: scopes.join(), scopes })
  const { key } = (await (await create(['track', 'write'])).json()) as { key: string }
  const headers = { authorization: `Bearer ${key}` }
  const call = (path: string, body: unknown) => ask('POST', path, body, headers)
  const event = { type: 'track', event: 'Mailing Sent', userId: 'u1' }
  await expectDescribed('POST /v1/track', await call('/v1/track', event))
  await expectDescribed('POST /v1/batch', await call('/v1/batch', { batch: [event] }))
  await expectDescribed('POST /v1/batch', await call('/v1/batch', { batch: [event, { type: 'nothing' }] }))
  await expectDescribed('POST /v1/readings', await call('/v1/readings', { readings: [{ metric: 'x' }] }))
  await expectDescribed('POST /v1/subscriptions', await call('/v1/subscriptions', { changes: [{}] }))
})

test('a customer gets the responses that the document describes', async () => {
  const { id } = await someIds()
  const invited = await ask('POST', `/api/customers/${id}/portal/links`, {
    email: 'mika@cleo-cycles.example',
  })
  const { url } = (await invited.json()) as { url: string }
  const cookie = cookieOf(await send(url, 'POST', undefined))
  for (const path of ['/portal/api/me', '/portal/api/goals'])
    await expectDescribed(`GET ${path}`, await send(server.url + path, 'GET', undefined, { cookie }))
})

test('the document says the same without a server', async () => {
  assert.deepEqual(JSON.parse(JSON.stringify(await openApiDocument(server.url))), document)
})
