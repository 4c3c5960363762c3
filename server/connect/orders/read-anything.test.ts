import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import * as fc from 'fast-check'
import { Refusal } from '../../platform/errors/refusal.ts'
import { inspect } from '../inspection/inspection.ts'
import { orderFiles } from './declaration.ts'
import { read } from './read.ts'

const company = { zone: 'Europe/Berlin', currency: 'EUR', now: Date.UTC(2026, 0, 1) }
const folder = mkdtempSync(join(tmpdir(), 'rondo-anything-'))
after(() => rmSync(folder, { recursive: true }))

const HEADS = [
  'customer,order,date,quantity,price\n',
  'Name,Email,Total,Created at,Lineitem quantity,Lineitem price\n',
  '',
]
const STRIPE = 'id,Created (UTC),Amount,Amount Refunded,Status,Customer Email\n'
const word = fc.constantFrom(
  'c',
  '1',
  '2024-05-01',
  '-6',
  '"',
  ',',
  ';',
  '\n',
  '\r\n',
  '\0',
  '9'.repeat(20),
  "'=1",
  'é',
  '1e9',
  ' ',
  '\t',
)
const content = fc
  .tuple(fc.constantFrom(...HEADS, STRIPE), fc.array(word, { maxLength: 60 }))
  .map(([header, cells]) => header + cells.join(''))

test('law: any file is read or refused with a reason, and every row is accounted for', async () => {
  const path = join(folder, 'any.csv')
  const bytes = fc.oneof(
    content.map((text) => Buffer.from(text)),
    fc.uint8Array({ maxLength: 80 }).map((array) => Buffer.from(array)),
  )
  await fc.assert(
    fc.asyncProperty(bytes, async (anything) => {
      writeFileSync(path, anything)
      try {
        const { plan } = await inspect(path, orderFiles, {}, company)
        let [rows, lines, rejects] = [0, 0, 0]
        for await (const batch of read(path, plan, company)) {
          rows += batch.rows
          rejects += batch.rejects.length
          lines += batch.orders.length
          for (const { total } of batch.orders) assert.ok(total === null || Number.isSafeInteger(total))
        }
        assert.ok(rejects + lines <= 2 * rows && (lines > 0 || rejects === rows))
      } catch (error) {
        assert.ok(error instanceof Refusal, String((error as Error).stack))
      }
    }),
    { numRuns: 500 },
  )
})
