import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Hono } from 'hono'
import type { Env } from './dependencies.ts'
import { existingImport, receiveUpload } from './connect/imports/imports.ts'
import { readingsFileOptions, importReadingsFile } from './connect/readings/file.ts'
import { LARGEST_FILE } from './connect/table/sheet.ts'
import { rejectsPath } from './connect/imports/rejects-file.ts'
import { subscriptionsFileOptions, importSubscriptions } from './connect/subscriptions/file.ts'
import * as insights from './insights/insights.ts'
import { reportHtml } from './insights/report/html.ts'
import { filtersShape } from './insights/schema.ts'
import { audit } from './platform/audit/audit-store.ts'
import { Refusal } from './platform/errors/refusal.ts'
import { customersCsv } from './sales/customer-list/csv.ts'

/** Routes whose request or response is a file instead of JSON. */
export function fileRoutes(app: Hono<Env>): void {
  app.get('/api/customers.csv', (c) => customersCsv(c.get('request').scope, c.req.query()))

  app.post('/api/imports', async (c) => {
    const { scope } = c.get('request')
    const body = c.req.raw.body
    if (!body) throw new Refusal(400, 'file_missing', 'Send the file itself as the body of the request.')
    const filename = c.req.query('filename') || 'orders.csv'
    const result = await receiveUpload(
      scope,
      filename,
      Readable.fromWeb(body as Parameters<typeof Readable.fromWeb>[0]),
    )
    await audit(scope, 'connect.receive', String(result.id))
    return c.json(result)
  })

  app.post('/api/readings/file', async (c) => {
    const { scope } = c.get('request')
    const file = readingsFileOptions.parse(c.req.query())
    const result = await importReadingsFile(scope, await readSmallFile(c.req.raw), file)
    if (!file.dry) await audit(scope, 'connect.readings', String(result.batchId))
    return c.json(result)
  })

  app.post('/api/subscriptions/file', async (c) => {
    const { scope } = c.get('request')
    const file = subscriptionsFileOptions.parse(c.req.query())
    const result = await importSubscriptions(scope, await readSmallFile(c.req.raw), file)
    await audit(scope, 'connect.subscriptions', String(result.importId))
    return c.json(result)
  })

  app.get('/api/imports/:id/rejects.csv', async (c) => {
    const { scope } = c.get('request')
    const { id } = await existingImport(scope, Number(c.req.param('id')) || 0)
    const file = await open(rejectsPath(scope, id)).catch(() => null)
    if (!file)
      throw new Refusal(404, 'no_rejects', `Import ${id} was not read yet, so no rows of it were left out.`)
    return new Response(Readable.toWeb(file.createReadStream()) as ReadableStream, {
      headers: {
        'content-type': 'text/csv; charset=utf-8',
        'content-disposition': `attachment; filename="rejects-${id}.csv"`,
      },
    })
  })

  app.get('/api/insights/report.html', async (c) => {
    const { scope } = c.get('request')
    // The page carries its own styles and loads nothing, so that it can be saved and printed.
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
    return c.html(reportHtml(await insights.report(scope, filtersShape.parse(c.req.query()))))
  })
}

/** @throws Refusal 413 when the file is larger than we read into memory */
async function readSmallFile({ body }: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body ?? []) {
    length += (chunk as Uint8Array).length
    if (length <= LARGEST_FILE) chunks.push(chunk as Uint8Array)
    else if (length > LARGEST_FILE * 4) break
  }
  if (length <= LARGEST_FILE) return Buffer.concat(chunks)
  throw new Refusal(
    413,
    'too_large',
    `Such a file may have ${LARGEST_FILE / 2 ** 20} MB. Cut it into several.`,
  )
}
