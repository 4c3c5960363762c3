import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import type { IncomingOrder } from '../../sales/orders/incoming-order.ts'
import { originalCell } from '../../platform/csv/csv.ts'
import { rowsOf } from '../table/delimited.ts'
import { inspect } from '../inspection/inspection.ts'
import type { CompanyDefaults, ReadOptions } from '../inspection/plan.ts'
import type { Reject } from '../table/reject.ts'
import { orderFiles } from './declaration.ts'
import { read } from './read.ts'
import { rejectsCsv } from '../imports/rejects-file.ts'

const DATA = new URL('../../../../shared/data/', import.meta.url).pathname
const skip = existsSync(DATA) ? false : 'skipped: ../shared/data not found'
const company: CompanyDefaults = { zone: 'Europe/Berlin', currency: 'EUR', now: Date.UTC(2026, 0, 1) }
const folder = mkdtempSync(join(tmpdir(), 'rondo-read-'))
after(() => rmSync(folder, { recursive: true }))

type All = { orders: IncomingOrder[]; rejects: Reject[]; rows: number }

async function readAll(path: string, options: ReadOptions = {}): Promise<All> {
  const all: All = { orders: [], rejects: [], rows: 0 }
  const { plan } = await inspect(path, orderFiles, options, company)
  for await (const batch of read(path, plan, company)) {
    all.orders.push(...batch.orders)
    all.rejects.push(...batch.rejects)
    all.rows += batch.rows
  }
  return all
}

function saved(content: string | Buffer): string {
  const path = join(folder, `${Math.random()}.csv`)
  writeFileSync(path, content)
  return path
}

const totalOf = ({ orders }: All): number => orders.reduce((sum, { total }) => sum + (total ?? 0), 0)
const customersOf = ({ orders }: All): number => new Set(orders.map(({ customer }) => customer.ref)).size

test('Online Retail is read correctly without options', { skip }, async () => {
  const all = await readAll(`${DATA}online_retail/online_retail.csv.gz`)
  assert.deepEqual([all.rows, all.rejects.length, customersOf(all)], [541_909, 144_025, 4_338])
  assert.equal(new Set(all.orders.map(({ ref }) => ref)).size, 18_532)
  assert.equal(
    all.orders.reduce((sum, { products }) => sum + products.length, 0),
    397_884,
  )
  assert.equal(totalOf(all), 891_140_790)
  const noCustomer = all.rejects.filter(
    ({ reason, column }) => reason === 'no customer' && column === 'CustomerID',
  )
  assert.equal(noCustomer.length, 135_080)
})

test(
  'both CDNOW files are read correctly without options, also the one without header',
  { skip },
  async () => {
    const master = await readAll(`${DATA}cdnow/CDNOW_master.txt`)
    assert.deepEqual(
      [master.orders.length, customersOf(master), totalOf(master)],
      [69_659, 23_570, 250_031_563],
    )
    const sample = await readAll(`${DATA}cdnow/CDNOW_sample.txt`)
    assert.deepEqual([sample.orders.length, customersOf(sample), totalOf(sample)], [6_919, 2_357, 24_409_194])
  },
)

test('a file without amounts still gives a ladder: its orders count, their total is unknown', async () => {
  const { orders } = await readAll(saved('user;fecha\nana;2024-05-01\nana;2024-06-01\n'))
  assert.deepEqual(
    orders.map(({ total, ref }) => [total, ref]),
    [
      [null, null],
      [null, null],
    ],
  )
})

test('consecutive rows with the same order number are one order, with its sum rounded once', async () => {
  const path = saved(
    'Bestellnummer;Kundennummer;Bestelldatum;Menge;Einzelpreis;Artikelnummer\n' +
      'A1;7;02.05.2024 10:00;3;0,335;x\nA1;7;01.05.2024 10:00;1;0,005;y\nA2;7;03.05.2024;2;1.000,50;x\nA1;7;04.05.2024;1;1,00;z\n',
  )
  const { orders } = await readAll(path)
  assert.deepEqual(
    orders.map(({ ref, line, total }) => [ref, line, total]),
    [
      ['A1', 2, 101],
      ['A2', 4, 200100],
      ['A1', 5, 100],
    ],
  )
  assert.deepEqual(orders[0]!.amounts, [101, 1])
  assert.equal(orders[0]!.at, Date.UTC(2024, 4, 1, 8))
})

test('every row that is not a sale is reported with its line, column, value and reason', async () => {
  const path = saved(
    'customer,order,date,quantity,price\n,1,2024-05-01,1,1\nc,1,2023-02-30,1,1\nc,1,2024-05-01,-6,1\nc,1,2024-05-01,1,0\n' +
      'c,1,2024-05-01,many,1\nc,1,2024-05-01\nc,1,2024-05-01,"1,1\nc,1,2024-05-01,1,1\nc,2,2030-05-01,1,1\nd\0,1,2024-05-01,1,1\n',
  )
  const { orders, rejects, rows } = await readAll(path)
  assert.deepEqual(
    rejects.map(({ line, column, value }) => [line, column, value]),
    [
      [2, 'customer', ''],
      [3, 'date', '2023-02-30'],
      [4, 'quantity', '-6'],
      [5, 'price', '0'],
      [6, 'quantity', 'many'],
      [7, 'quantity', ''],
      [8, 'quantity', '"1,1'],
      [10, 'date', '2030-05-01'],
      [11, 'customer', 'd\0'],
    ],
  )
  assert.match(rejects[2]!.reason, /is not above zero: a return or a correction, not a sale/)
  assert.equal(rows, rejects.length + orders.length)
})

test('a file without a readable row, or without customer or date, is refused with the remedy', async () => {
  await assert.rejects(
    readAll(saved('customer,date\n,2024-05-01\n')),
    /The only row of .* could not be read: line 2, customer/,
  )
  await assert.rejects(readAll(saved('customer,date\n')), /has a header and no row below it/)
  await assert.rejects(readAll(saved('shoe,size\nx,y\n')), /customer .* and for the date.*“shoe”, “size”/)
  await assert.rejects(readAll(saved('\n\n')), /no text but blank lines/)
})

test('a Latin-1 file is read as such, and invalid UTF-8 further down is refused with its position', async () => {
  const { orders } = await readAll(
    saved(Buffer.from('client;date;montant\nZoé;31/12/2024;12,50 €\n'.replace('€', ''), 'latin1')),
  )
  assert.deepEqual([orders[0]!.customer.ref, orders[0]!.total], ['Zoé', 1250])
  const late = Buffer.concat([
    Buffer.from(`customer,date\n${'c,2024-05-01\n'.repeat(100_000)}`),
    Buffer.from('\xe9,2024-05-01\n', 'latin1'),
  ])
  await assert.rejects(readAll(saved(late)), /Byte 1300015 of the text \(0xe9\)/)
  assert.equal((await readAll(saved(late), { encoding: 'windows-1252' })).orders.length, 100_001)
})

test('rejects are written so that no spreadsheet runs them, and are read back unchanged', async () => {
  const values = ['=1+1', "'=x", 'a\n"b"', '＝SUM(1)', '-5', '\t@x', '']
  const rejects = values.map((value, index) => ({
    line: index + 2,
    column: null,
    value,
    reason: 'is, "odd"',
  }))
  let text = ''
  for await (const piece of rejectsCsv([rejects])) text += piece
  assert.ok(!/^=|,=|,"=/m.test(text))
  const back = rowsOf(text, ',')
    .slice(1)
    .map((row) => row.map(originalCell))
  assert.deepEqual(
    back.map((row) => row[2]),
    values,
  )
})

test('reading can be stopped between two chunks', async () => {
  const path = saved(`customer,date\n${'c,2024-05-01\n'.repeat(200_000)}`)
  const { plan } = await inspect(path, orderFiles, {}, company)
  const stop = new AbortController()
  await assert.rejects(async () => {
    for await (const _ of read(path, plan, company, { signal: stop.signal })) stop.abort(new Error('enough'))
  }, /enough/)
})
