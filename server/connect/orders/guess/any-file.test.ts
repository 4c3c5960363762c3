import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readContent } from '../read.fixture.ts'
import { headerNames } from './header-names.fixture.ts'

const ENCODERS: Record<string, (text: string) => Buffer> = {
  'utf-8': (text) => Buffer.from(text),
  'utf-8 with a mark': (text) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be without a mark': (text) => Buffer.from(text, 'utf16le').swap16(),
  latin1: (text) => Buffer.from(text.replaceAll('€', 'EUR').replaceAll('’', "'"), 'latin1'),
}
const iso = (day: number) => new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10)
const DATES: ((day: number) => string)[] = [
  iso,
  (day) => iso(day).split('-').reverse().join('.'),
  (day) => `${iso(day)} 10:30:00`,
  (day) => String(45_657 + day),
  (day) => String(Date.UTC(2025, 0, day) / 1000),
]
const CASES: ((name: string) => string)[] = [
  (name) => name,
  (name) => name.toLowerCase(),
  (name) => name.toUpperCase(),
]
const FIELDS = ['customer', 'date', 'order', 'amount'] as const

test('law: whatever the language, order, case, separator, encoding and preamble, a file of orders is read as what it is', async () => {
  const file = fc.record({
    names: fc.tuple(...FIELDS.map((field) => fc.constantFrom(...headerNames(field)))),
    order: fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
    toCase: fc.constantFrom(...CASES),
    separator: fc.constantFrom(';', '\t', '|', '^', ','),
    encoding: fc.constantFrom(...Object.keys(ENCODERS)),
    preamble: fc.constantFrom('', 'Report 2025\n', 'Report\n\nall shops\n'),
    date: fc.constantFrom(...DATES),
  })
  await fc.assert(
    fc.asyncProperty(file, async ({ names, order, toCase, separator, encoding, preamble, date }) => {
      const row = (at: number) => [`k${at % 7}`, date(1 + (at % 60)), `B-${at}`, `${at}.50`]
      const line = (cells: readonly string[]) => order.map((at) => cells[at]).join(separator)
      const rows = Array.from({ length: 60 }, (_, at) => line(row(at)))
      const text = `${preamble}${line(names.map(toCase))}\n${rows.join('\n')}\n`
      const { orders, rejects, inspection } = await readContent(ENCODERS[encoding]!(text))
      const expected = Object.fromEntries(FIELDS.map((field, at) => [field, order.indexOf(at)]))
      assert.deepEqual({ ...inspection.plan.mapping }, expected)
      assert.deepEqual([orders.length, rejects.length], [60, 0])
      assert.equal(inspection.unsuitable, null)
    }),
    { numRuns: 150 },
  )
})
