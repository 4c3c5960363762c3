/** For tests: writes rows to a file, inspects it and reads it, as an import does. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { csvLine } from '../../platform/csv/csv.ts'
import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import { inspect } from '../inspection/inspection.ts'
import type { CompanyDefaults, Inspection, ReadOptions } from '../inspection/plan.ts'
import type { Reject } from '../table/reject.ts'
import { orderFiles } from './declaration.ts'
import { read } from './read.ts'

const company: CompanyDefaults = { zone: 'Europe/Berlin', currency: 'EUR', now: Date.UTC(2026, 0, 1) }
const folder = mkdtempSync(join(tmpdir(), 'rondo-formats-'))
after(() => rmSync(folder, { recursive: true }))

export type Row = Record<string, string>

type ReadFile = { orders: IncomingOrder[]; rejects: Reject[]; inspection: Inspection }

export function readRows(columns: string[], rows: Row[], options: ReadOptions = {}): Promise<ReadFile> {
  const lines = rows.map((row) => csvLine(columns.map((column) => row[column] ?? '')))
  return readContent(csvLine(columns) + lines.join(''), options)
}

export async function readContent(content: string | Buffer, options: ReadOptions = {}): Promise<ReadFile> {
  const path = join(folder, `${Math.random()}.csv`)
  writeFileSync(path, content)
  const inspection = await inspect(path, orderFiles, options, company)
  const orders: IncomingOrder[] = []
  const rejects: Reject[] = []
  for await (const batch of read(path, inspection.plan, company)) {
    orders.push(...batch.orders)
    rejects.push(...batch.rejects)
  }
  return { orders, rejects, inspection }
}
