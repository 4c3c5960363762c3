import { oc } from '@orpc/contract'
import { OpenAPIGenerator, type OpenAPI } from '@orpc/openapi'
import type { AnyRouter } from '@orpc/server'
import { z } from 'zod'
import { allowedCaller } from './access-check.ts'
import type { Caller } from './access.ts'
import { api } from './api.ts'
import { faultsResponseShape } from './connect/key-api/endpoint.ts'
import { KEY_ENDPOINTS } from './connect/key-api/key-api.ts'
import { FILE_ROUTES, type FileRoute } from './file-routes.ts'
import { schemaConverters } from './platform/http/api-handler.ts'
import { refusalOutput } from './platform/http/output.ts'
import { portalApi } from './portal-api.ts'

type Paths = NonNullable<OpenAPI.Document['paths']>
type Schema = NonNullable<OpenAPI.MediaTypeObject['schema']>

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const
const INFO = { title: 'Rondo', version: '0.1.0' }

/** How each kind of caller identifies itself; several schemes are alternatives. */
const SECURITY: Record<Caller, OpenAPI.SecurityRequirementObject[]> = {
  anyone: [],
  team: [{ session: [] }],
  customer: [{ portalSession: [] }],
  key: [{ keyAsBearer: [] }, { keyAsUser: [] }],
}

const SECURITY_SCHEMES: Record<string, OpenAPI.SecuritySchemeObject> = {
  session: { type: 'apiKey', in: 'cookie', name: 'rondo.session_token', description: 'Set by signing in.' },
  portalSession: { type: 'apiKey', in: 'cookie', name: 'rondo_portal', description: 'Set by a portal link.' },
  keyAsBearer: { type: 'http', scheme: 'bearer', description: 'An API key: rk_…' },
  keyAsUser: { type: 'http', scheme: 'basic', description: 'An API key as the user, without a password.' },
}

const generator = new OpenAPIGenerator({ schemaConverters })

/** Describes every route that takes or returns JSON or a file: for the team, for customers, and for programs with a key. */
export async function openApiDocument(url: string): Promise<OpenAPI.Document> {
  const paths: Paths = {
    ...(await pathsOf(api, '/api', '')),
    ...(await pathsOf(portalApi, '/portal/api', 'customer.')),
    ...(await keyPaths()),
  }
  for (const [path, item] of FILE_ROUTES.map(filePath)) paths[path] = { ...paths[path], ...item }
  for (const [path, item] of Object.entries(paths))
    for (const method of METHODS) if (item?.[method]) complete(method, path, item[method])
  return {
    openapi: '3.1.1',
    info: INFO,
    servers: [{ url }],
    paths,
    components: {
      securitySchemes: SECURITY_SCHEMES,
      responses: {
        Refusal: {
          description: 'Why the request was refused, and what to do.',
          content: json(refusalOutput),
        },
      },
    },
  }
}

async function pathsOf(router: unknown, prefix: string, idPrefix: string): Promise<Paths> {
  const { paths = {} } = await generator.generate(router as AnyRouter, { info: INFO })
  for (const item of Object.values(paths))
    for (const method of METHODS)
      if (item?.[method]) item[method].operationId = `${idPrefix}${item[method].operationId}`
  return Object.fromEntries(Object.entries(paths).map(([path, item]) => [prefix + path, item]))
}

async function keyPaths(): Promise<Paths> {
  const contract = Object.fromEntries(
    KEY_ENDPOINTS.flatMap(({ paths, summary, body, response }) =>
      paths.map((path) => [
        path,
        oc
          .route({ method: 'POST', path: `/${path}`, summary })
          .input(body)
          .output(response),
      ]),
    ),
  )
  const paths = await pathsOf(contract, '/v1', 'key.')
  const faults: OpenAPI.ResponseObject = {
    description: 'Some items were refused; the others were saved.',
    content: json(z.union([faultsResponseShape, refusalOutput])),
  }
  for (const item of Object.values(paths))
    if (item?.post) Object.assign(item.post.responses ?? {}, { 400: faults })
  return paths
}

function filePath({ method, path, summary, query, takesFile, response }: FileRoute): [string, Paths[string]] {
  const template = path.replace(/:(\w+)/g, '{$1}')
  const binary = { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } as Schema } }
  const operation: OpenAPI.OperationObject = {
    operationId: `file.${template
      .replace(/^\/api\//, '')
      .replace(/\W+/g, '.')
      .replace(/\.$/, '')}`,
    summary,
    parameters: [...pathParameters(template), ...(query ? queryParameters(query) : [])],
    ...(takesFile ? { requestBody: { required: true, content: binary } } : {}),
    responses: {
      '200': {
        description: 'OK',
        content:
          typeof response === 'string' ? { [response]: { schema: { type: 'string' } } } : json(response),
      },
    },
  }
  return [template, { [method]: operation }]
}

const pathParameters = (template: string): OpenAPI.ParameterObject[] =>
  [...template.matchAll(/\{(\w+)\}/g)].map((match) => ({
    name: match[1]!,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }))

function queryParameters(query: z.ZodObject): OpenAPI.ParameterObject[] {
  const { properties = {}, required = [] } = jsonSchema(query, 'input') as {
    properties?: Record<string, Schema>
    required?: string[]
  }
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: required.includes(name),
    schema: schema as NonNullable<OpenAPI.ParameterObject['schema']>,
  }))
}

/** Adds who may call the operation and how refusals look, and takes the body from responses that have none. */
function complete(method: string, path: string, operation: OpenAPI.OperationObject): void {
  const caller = allowedCaller(method.toUpperCase(), path) ?? 'anyone'
  operation.security = SECURITY[caller]
  operation.tags = [path.split('/')[path.startsWith('/portal/api') ? 3 : 2] ?? '']
  operation.responses = { ...operation.responses, default: { $ref: '#/components/responses/Refusal' } }
  for (const response of Object.values(operation.responses)) {
    if (!('content' in response) || !response.content) continue
    const schema = response.content['application/json']?.schema
    if (schema && isNothing(schema)) delete response.content
  }
}

/** Whether a schema allows no value, which is how a response without a body is described. */
const isNothing = (schema: object): boolean =>
  'anyOf' in schema ? (schema.anyOf as object[]).every(isNothing) : JSON.stringify(schema) === '{"not":{}}'

const json = (schema: z.ZodType) => ({
  'application/json': { schema: jsonSchema(schema, 'output') as Schema },
})

const jsonSchema = (schema: z.ZodType, strategy: 'input' | 'output') =>
  schemaConverters[0]!.convert(schema, { strategy })[1]
