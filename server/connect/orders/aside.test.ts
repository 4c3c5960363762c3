import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { importContent } from '../imports/import-content.fixture.ts'
import { asideSentences } from './file-notes.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

const english = { locale: 'en-GB', currency: 'EUR' }

const LINES = `order,customer,date,product,quantity,price
1,ada,2025-01-01,tea,2,10.00
1,ada,2025-01-01,tea,2,10.00
1,ada,2025-01-01,cup,1,5.00
2,ben,2025-01-02,tea,2,10.00
3,ada,2025-01-09,tea,-1,10.00
4,,2025-01-09,tea,-1,10.00
5,ben,2025-01-10,cup,0,5.00
`

test('a dry run says what returned rows are worth, and which rows repeat another one of their order', async () => {
  const { counts } = await importContent(scope, LINES, { isDry: true })
  const { sales, returns, repeats } = counts.aside!
  assert.deepEqual(sales, [{ currency: null, amount: 6500 }])
  assert.deepEqual(counts.aside!.currencies, [{ currency: null, orders: 2 }])
  assert.deepEqual(returns, {
    rows: 1,
    value: [{ currency: null, amount: 1000 }],
    refund: false,
    unallocated: null,
  })
  assert.deepEqual(repeats, {
    rows: 1,
    value: [{ currency: null, amount: 2000 }],
    first: [{ line: 3, order: '1', amount: 2000 }],
    dropped: false,
  })
  assert.deepEqual(asideSentences(counts.aside!, english), [
    '1 row of known customers gives something back worth €10.00, 15.4 % of the sales. It is left out, so that revenue is higher by that much; it can count as a refund instead.',
    '1 row repeats another row of the same order exactly (€20.00). It is kept and counts again; it can be dropped instead.',
  ])
})

test('repeated rows are kept or dropped, as chosen, and a dropped one is among the rejected with its reason', async () => {
  const totals = async () =>
    (await sql<{ amount: number }>`select amount from sales_order where source_id = '1'`.execute(scope.db))
      .rows
  await importContent(scope, LINES)
  assert.deepEqual(await totals(), [{ amount: 4500 }])
  const { counts, rejects } = await importContent(scope, LINES, { repeats: 'drop' })
  assert.deepEqual(await totals(), [{ amount: 2500 }])
  assert.equal(counts.aside!.repeats.dropped, true)
  assert.ok(rejects.some(({ line, reason }) => line === 3 && reason === 'the row repeats line 2 exactly'))
})

test('without order numbers a row that repeats the one before it is listed, too', async () => {
  const bare =
    'customer,date,amount\nada,2025-01-01,10\nada,2025-01-01,10\nben,2025-01-01,10\nada,2025-01-01,10\n'
  const { counts } = await importContent(scope, bare, { isDry: true })
  assert.deepEqual(counts.aside!.repeats.first, [{ line: 3, order: null, amount: 1000 }])
  assert.equal(counts.aside!.returns.rows, 0)
})

const SCATTERED = `order,customer,date,product,quantity,price
1,ada,2025-01-01,tea,2,10.00
1,ada,2025-01-01,cup,1,5.00
2,ben,2025-01-02,tea,2,10.00
1,ada,2025-01-01,tea,2,10.00
2,ben,2025-01-02,cup,2,10.00
3,ada,2025-01-01,tea,2,10.00
1,ada,2025-01-01,cup,1,5.00
1,ada,2025-01-01,tea,2,10.00
`

test('a row that repeats another one of its order is recognised wherever it stands, and dropped if chosen', async () => {
  const listed = await importContent(scope, SCATTERED, { isDry: true })
  assert.deepEqual(listed.counts.aside!.repeats.first, [
    { line: 5, order: '1', amount: 2000 },
    { line: 8, order: '1', amount: 500 },
    { line: 9, order: '1', amount: 2000 },
  ])
  const { rejects } = await importContent(scope, SCATTERED, { repeats: 'drop', source: 'scattered' })
  assert.deepEqual(
    rejects.map(({ line, reason }) => [line, reason]),
    [
      [5, 'the row repeats line 2 exactly'],
      [8, 'the row repeats line 3 exactly'],
      [9, 'the row repeats line 2 exactly'],
    ],
  )
  assert.deepEqual(await totalsOf('scattered'), { 1: 2500, 2: 4000, 3: 2000 })
})

const STRIPE = `id,Created (UTC),Amount,Amount Refunded,Currency,Status,Customer Email
ch_1,2025-01-01 10:00,20.00,0.00,eur,Paid,ada@example.com
ch_2,2025-01-02 10:00,30.00,0.00,eur,Paid,ben@example.com
ch_1,2025-01-01 10:00,20.00,0.00,eur,Paid,ada@example.com
`

const SHOPIFY = `Name,Id,Email,Created at,Currency,Total,Lineitem quantity,Lineitem sku,Lineitem name,Lineitem price
#1,11,ada@example.com,2025-01-01 10:00:00 +0000,EUR,25.00,2,tea,Tea,10.00
#1,11,ada@example.com,,,,1,cup,Cup,5.00
#2,12,ben@example.com,2025-01-02 10:00:00 +0000,EUR,10.00,1,tea,Tea,10.00
#1,11,ada@example.com,2025-01-01 10:00:00 +0000,EUR,25.00,2,tea,Tea,10.00
#1,11,ada@example.com,,,,1,cup,Cup,5.00
`

const KNOWN_FORMATS = [
  { name: 'Stripe', file: STRIPE, lines: [4], worth: 2000, totals: { ch_1: 2000, ch_2: 3000 } },
  { name: 'Shopify', file: SHOPIFY, lines: [5, 6], worth: 2500, totals: { 11: 2500, 12: 1000 } },
]

for (const { name, file, lines, worth, totals } of KNOWN_FORMATS)
  test(`an order of ${name} that is in the file twice is listed, and dropped if chosen`, async () => {
    const { counts } = await importContent(scope, file, { isDry: true })
    const { first, value } = counts.aside!.repeats
    assert.deepEqual(
      first.map(({ line }) => line),
      lines,
    )
    assert.deepEqual(value, [{ currency: 'EUR', amount: worth }])
    await importContent(scope, file, { repeats: 'drop', source: name })
    assert.deepEqual(await totalsOf(name), totals)
  })

async function totalsOf(source: string): Promise<Record<string, number>> {
  const { rows } = await sql<{ ref: string; amount: number }>`
    select source_id as ref, amount from sales_order where source = ${source}`.execute(scope.db)
  return Object.fromEntries(rows.map(({ ref, amount }) => [ref, amount]))
}
