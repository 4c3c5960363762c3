import assert from 'node:assert/strict'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { openApiDocument } from '../server/openapi.ts'
import { temporaryDataFolder } from './processes.ts'
import { cookieOf, OWNER, send, startServer } from './server.ts'
import { openSmtpServer } from './smtp-server.ts'

type Operation = {
  responses: Record<string, { content?: Record<string, { schema: object }> }>
  security: object[]
}
/** The part of the document of the API that the tests read. */
export type ApiDocument = {
  paths: Record<string, Record<string, Operation>>
  components: object
}

/** What a call sends besides its path. */
export type CallInput = {
  /** The values of the parameters in the path. */
  path?: Record<string, number | string>
  query?: string
  body?: unknown
  /** The text of a file that is sent as it is. */
  file?: string
  headers?: Record<string, string>
  /** The expected status. */
  status?: number
}

export type Call = <Output = void>(route: string, input?: CallInput) => Promise<Output>

/** A server with an owner, whose every response is compared with the document of its API. */
export type DescribedServer = Awaited<ReturnType<typeof startDescribedServer>>

export async function startDescribedServer() {
  const data = await temporaryDataFolder()
  const mailServer = await openSmtpServer()
  const server = await startServer(data.path, {
    SMTP_URL: mailServer.url,
    MAIL_FROM: 'Morgenpost <post@example.com>',
  })
  const document = JSON.parse(JSON.stringify(await openApiDocument(server.url))) as ApiDocument
  const isDescribed = responseCheck(document)
  const exercised = new Map<string, CallInput>()
  const session = { cookie: '' }

  /** Fails unless the response has the expected status and is one that the document describes. */
  async function respond(route: string, input: CallInput) {
    const { path = {}, query, body, file, headers, status } = input
    const [method = '', template = ''] = route.split(' ')
    const url = server.url + fill(template, path) + (query ? `?${query}` : '')
    const sent = { cookie: session.cookie, ...headers }
    const response =
      file === undefined
        ? await send(url, method, body ?? (method === 'GET' ? undefined : {}), sent)
        : await fetch(url, { method, headers: sent, body: file })
    const text = await response.clone().text()
    assert.equal(response.status, status ?? 200, `${route} answered ${response.status}: ${text}`)
    if (response.ok) exercised.set(route, input)
    return response
  }
  async function call<Output = void>(route: string, input: CallInput = {}): Promise<Output> {
    return (await isDescribed(route, await respond(route, input))) as Output
  }
  /** Like `call`. @returns the cookies of the response */
  async function signIn(route: string, body: object): Promise<string> {
    const response = await respond(route, { body })
    const cookie = cookieOf(response)
    await isDescribed(route, response)
    return cookie
  }

  async function createCustomer(name: string): Promise<number> {
    const { id } = await call<{ id: number }>('POST /api/customers', { body: { kind: 'company', name } })
    return id
  }

  await call('POST /api/setup/link', { body: { token: server.setupToken } })
  session.cookie = await signIn('POST /api/setup', { token: server.setupToken, ...OWNER })
  return {
    url: server.url,
    data: data.path,
    document,
    /** The routes that were called with success, with what was sent last. */
    exercised,
    /** The session of the team, which `call` uses. */
    session,
    call: call as Call,
    createCustomer,
    signIn,
    async [Symbol.asyncDispose]() {
      server.process.kill('SIGTERM')
      await server.process.exit
      await data[Symbol.asyncDispose]()
      await mailServer[Symbol.asyncDispose]()
    },
  }
}

const fill = (template: string, values: Record<string, number | string>) =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    assert.ok(name in values, `${template} needs a value of ${name}`)
    return String(values[name])
  })

/** Checks that a response is one that the document describes for its route. @returns its body */
function responseCheck(document: ApiDocument) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  const compiled = new Map<string, ValidateFunction>()
  return async (route: string, response: Response): Promise<unknown> => {
    const [method = '', path = ''] = route.split(' ')
    const described = document.paths[path]?.[method.toLowerCase()]?.responses[response.status]
    assert.ok(described, `${route} answered ${response.status}, which is not described`)
    if (!described.content) {
      assert.equal(await response.text(), '', `${route} has a body that is not described`)
      return undefined
    }
    const type = (response.headers.get('content-type') ?? '').split(';')[0]!
    const schema = described.content[type]?.schema
    assert.ok(schema, `${route} answered ${type}, which is not described`)
    if (type !== 'application/json') return response.text()
    const body: unknown = await response.json()
    const key = `${route} ${response.status}`
    const validate = compiled.get(key) ?? ajv.compile({ ...schema, components: document.components })
    compiled.set(key, validate)
    const faults = () => `${ajv.errorsText(validate.errors)}\n${JSON.stringify(body).slice(0, 500)}`
    assert.ok(validate(body), validate.errors ? `${route}: ${faults()}` : route)
    return body
  }
}
