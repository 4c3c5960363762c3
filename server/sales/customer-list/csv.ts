import { Readable } from 'node:stream'
import { csvLine } from '../../platform/csv/csv.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { listCustomers } from './customer-list.ts'
import { listInput } from './schema.ts'
import { decimalText } from '../../../values/money.ts'

const HEADER = [
  'id',
  'name',
  'email',
  'country',
  'purchases',
  'total',
  'currency',
  'first',
  'last',
  'median gap in days',
]

/** The list of customers as a file, page by page, so that a million of them need no more memory than one page. */
export async function customersCsv(scope: Scope, query: Record<string, string>): Promise<Response> {
  const { separator, ...rest } = query
  const input = listInput.omit({ after: true, limit: true }).parse(rest)
  const { currency } = await getSettings(scope)
  const cut = separator === ';' ? ';' : ','
  async function* lines() {
    yield csvLine(HEADER, cut)
    let after: string | undefined
    do {
      const page = await listCustomers(scope, { ...input, ...(after ? { after } : {}), limit: 500 })
      yield page.customers
        .map((c) =>
          csvLine(
            [
              c.id,
              c.name,
              c.email,
              c.country,
              c.purchases,
              c.total === null ? null : decimalText(c.total, currency),
              currency,
              c.firstDay,
              c.lastDay,
              c.medianGapDays,
            ],
            cut,
          ),
        )
        .join('')
      after = page.next ?? undefined
    } while (after)
  }
  const body = Readable.toWeb(Readable.from(encodeLines(lines()))) as ReadableStream
  return new Response(body, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="customers.csv"',
    },
  })
}

async function* encodeLines(lines: AsyncIterable<string>) {
  const encoder = new TextEncoder()
  for await (const line of lines) yield encoder.encode(line)
}
