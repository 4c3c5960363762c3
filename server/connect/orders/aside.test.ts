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
