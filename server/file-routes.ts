import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Context, Hono } from 'hono'
import { z } from 'zod'
import type { Env } from './dependencies.ts'
import { existingImport, receiveUpload } from './connect/imports/imports.ts'
import { rejectsPath } from './connect/imports/rejects-file.ts'
import { uploadQuery } from './connect/imports/schema.ts'
import * as insights from './insights/insights.ts'
import { reportHtml } from './insights/report/html.ts'
import { filtersShape } from './insights/schema.ts'
import { audit } from './platform/audit/audit-store.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { created } from './platform/http/output.ts'
import { customersCsv } from './sales/customer-list/csv.ts'
import { listInput } from './sales/customer-list/schema.ts'

/** A route under /api whose request or response is a file instead of JSON. */
export type FileRoute = {
  method: 'get' | 'post'
  /** A path of Hono, with parameters such as `:id`. */
  path: string
  summary: string
  query?: z.ZodObject
  /** Whether the body of the request is a file. */
  takesFile: boolean
  /** The schema of a JSON response, or the media type of a file. */
  response: z.ZodType | 'text/csv' | 'text/html'
  handle: (c: Context<Env>) => Promise<Response>
}

export const FILE_ROUTES: FileRoute[] = [
  {
    method: 'get',
    path: '/api/customers.csv',
    summary: 'The list of customers as a file.',
    query: listInput.omit({ after: true, limit: true }).extend({ separator: z.enum([',', ';']).optional() }),
    takesFile: false,
    response: 'text/csv',
    handle: (c) => customersCsv(c.get('request').scope, c.req.query()),
  },
  {
    method: 'post',
    path: '/api/imports',
    summary: 'Upload a file to import: nothing is written yet.',
    query: uploadQuery,
    takesFile: true,
    response: created,
    handle: uploadFile,
  },
  {
    method: 'get',
    path: '/api/imports/:id/rejects.csv',
    summary: 'The rows an import left out, as a file.',
    takesFile: false,
    response: 'text/csv',
    handle: downloadRejects,
  },
  {
    method: 'get',
    path: '/api/insights/report.html',
    summary: 'The report as a page to save or print.',
    query: filtersShape,
    takesFile: false,
    response: 'text/html',
    handle: showReport,
  },
]

export function fileRoutes(app: Hono<Env>): void {
  for (const { method, path, handle } of FILE_ROUTES) app.on(method.toUpperCase(), path, handle)
}

async function uploadFile(c: Context<Env>): Promise<Response> {
  const { scope } = c.get('request')
  const { filename, kind } = uploadQuery.parse(c.req.query())
  const body = c.req.raw.body
  if (!body) throw new Refusal(400, 'file_missing', 'Send the file itself as the body of the request.')
  const stream = Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0])
  const result = await receiveUpload(scope, filename, stream, kind)
  await audit(scope, 'connect.receive', String(result.id))
  return c.json(result)
}

async function downloadRejects(c: Context<Env>): Promise<Response> {
  const { scope } = c.get('request')
  const { id } = await existingImport(scope, Number(c.req.param('id')) || 0)
  const file = await open(rejectsPath(scope, id)).catch(() => null)
  if (!file)
    throw new Refusal(404, 'no_rejects', `Import ${id} has not been read yet, so no rows were left out.`)
  return new Response(Readable.toWeb(file.createReadStream()) as ReadableStream, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': `attachment; filename="rejects-${id}.csv"`,
    },
  })
}

async function showReport(c: Context<Env>): Promise<Response> {
  const { scope } = c.get('request')
  // The page carries its own styles and loads nothing, so that it can be saved and printed.
  c.header(
    'content-security-policy',
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  )
  return c.html(reportHtml(await insights.report(scope, filtersShape.parse(c.req.query()))))
}
