import assert from 'node:assert/strict'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { snapshotFacts } from '../../../test/snapshot.ts'
import { verifyStandings } from '../../sales/standings/verify.ts'
import * as connect from './imports.ts'
import { rejectsPath } from './rejects-file.ts'
import { requestStep, runStep } from './steps.ts'
import { DAY_MS } from '../../../values/days.ts'

let database: TestDatabase
let scope: Awaited<ReturnType<typeof testScope>>

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(async () => {
  await database[Symbol.asyncDispose]()
})

type Row = { order: number; customer: string; day: number; amount: number }

const HEADER = 'order,customer,email,date,amount,country\n'

function csv(rows: Row[]): string {
  return (
    HEADER +
    rows
      .map(
        (r) =>
          `${r.order},${r.customer},${r.customer}@x.example,2025-01-${String(r.day).padStart(2, '0')},${r.amount}.00,Spain\n`,
      )
      .join('')
  )
}

let files = 0
async function file(text: string): Promise<string> {
  const name = path.join(scope.data, `file-${files++}.csv`)
  await writeFile(name, text)
  return name
}

async function importText(text: string) {
  const name = await file(text)
  const { id } = await connect.openImport(scope, name, name, {}, {})
  await runStep(scope, id, 'stage')
  const counts = (await runStep(scope, id, 'apply'))!
  return { id, counts }
}

async function empty(): Promise<void> {
  await sql`truncate customer, customer_identity, contact_identity, portal_key, sales_order, purchase, purchase_standing, batch_known, batch_replaced, customer_merge, product, import, tally_gap, tally_last, tally_reached, tally_cell, tally_buyer, tally_new cascade`.execute(
    scope.db,
  )
}

async function assertVerified(): Promise<void> {
  for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
}

test('a dry run reports what would happen and writes nothing', async () => {
  await empty()
  await importText(csv([{ order: 1, customer: 'ada', day: 1, amount: 10 }]))
  const factsBefore = await snapshotFacts(scope.db)
  const name = await file(
    csv([
      { order: 1, customer: 'ada', day: 1, amount: 10 },
      { order: 2, customer: 'ada', day: 5, amount: 20 },
      { order: 3, customer: 'ben', day: 6, amount: 30 },
    ]) + '4,cleo,,not a day,1.00,Spain\n',
  )
  const { id } = await connect.openImport(scope, name, name, {}, {})
  const counts = (await runStep(scope, id, 'stage'))!
  assert.deepEqual(
    {
      rows: counts.rows,
      fresh: counts.fresh,
      known: counts.known,
      changed: counts.changed,
      rejected: counts.rejected,
    },
    { rows: 4, fresh: 2, known: 1, changed: 0, rejected: 1 },
  )
  assert.deepEqual([counts.customers, counts.newCustomers], [2, 1])
  assert.deepEqual(await snapshotFacts(scope.db), factsBefore)
  const rejects = await readFile(rejectsPath(scope, id), 'utf8')
  assert.match(rejects, /^line,column,value,reason,row\r\n5,date,not a day,/)
})

test('the same file twice adds nothing, also without order numbers', async () => {
  await empty()
  const bare = 'customer,date,amount\nada,2025-01-01,10\nada,2025-01-01,10\nben,2025-01-02,5\n'
  await importText(bare)
  const once = await snapshotFacts(scope.db)
  const { counts } = await importText(bare)
  assert.deepEqual([counts.fresh, counts.known, counts.changed], [0, 3, 0])
  assert.deepEqual(await snapshotFacts(scope.db), once)
})

test('an order in two imports survives the undo of the first', async () => {
  await empty()
  const first = await importText(
    csv([
      { order: 1, customer: 'ada', day: 1, amount: 10 },
      { order: 2, customer: 'ben', day: 2, amount: 10 },
    ]),
  )
  await importText(csv([{ order: 1, customer: 'ada', day: 1, amount: 10 }]))
  await runStep(scope, first.id, 'undo')
  const { rows } = await sql<{ source_id: string }>`select source_id from sales_order`.execute(scope.db)
  assert.deepEqual(rows, [{ source_id: '1' }])
  await assertVerified()
})

test('an import is undone only after a later import that changed its orders', async () => {
  await empty()
  const first = await importText(csv([{ order: 1, customer: 'ada', day: 1, amount: 10 }]))
  const second = await importText(csv([{ order: 1, customer: 'ada', day: 1, amount: 99 }]))
  await assert.rejects(
    runStep(scope, first.id, 'undo'),
    new RegExp(`Import ${second.id} changed 1 of these orders afterwards. Undo that import first.`),
  )
  await runStep(scope, second.id, 'undo')
  const { rows } = await sql<{ amount: number }>`select amount from sales_order`.execute(scope.db)
  assert.deepEqual(rows, [{ amount: 1000 }])
  await runStep(scope, first.id, 'undo')
})

test('an order imported with other values takes the last ones and counts as changed', async () => {
  await empty()
  await importText(csv([{ order: 1, customer: 'ada', day: 1, amount: 10 }]))
  const { counts } = await importText(csv([{ order: 1, customer: 'ben', day: 3, amount: 99 }]))
  assert.deepEqual([counts.fresh, counts.known, counts.changed], [0, 0, 1])
  const { rows } = await sql<{ name: string; amount: number }>`
    select c.name, o.amount from sales_order o join customer c on c.id = o.customer_id
  `.execute(scope.db)
  assert.deepEqual(rows, [{ name: 'ben@x.example', amount: 9900 }])
  await assertVerified()
})

test('after 30 days an import cannot be undone', async () => {
  await empty()
  const { id } = await importText(csv([{ order: 1, customer: 'ada', day: 1, amount: 10 }]))
  const later = { ...scope, now: new Date(scope.now.getTime() + 31 * DAY_MS) }
  await assert.rejects(requestStep(later, id, 'undo'), /more than 30 days ago and can no longer be undone/)
})

test('a file without a readable row is refused with the reason, and the rejects are kept', async () => {
  await empty()
  const name = await file(`${HEADER}1,ada,,31.02.2025,10,Spain\n`)
  const { id } = await connect.openImport(scope, name, name, {}, {})
  await assert.rejects(runStep(scope, id, 'stage'), /./)
  const failedImport = await connect.getImport(scope, id)
  assert.equal(failedImport.status, 'failed')
  assert.ok(failedImport.error && failedImport.error.length > 10)
})

const history = fc.array(
  fc.array(
    fc.record({
      order: fc.integer({ min: 1, max: 6 }),
      customer: fc.constantFrom('ada', 'ben', 'cleo'),
      day: fc.integer({ min: 1, max: 28 }),
      amount: fc.integer({ min: 0, max: 99 }),
    }),
    { minLength: 1, maxLength: 6 },
  ),
  { minLength: 1, maxLength: 4 },
)

test('undoing imports one by one from the last restores each earlier state', async () => {
  await fc.assert(
    fc.asyncProperty(history, async (imports) => {
      await empty()
      const states: { id: number; before: unknown }[] = []
      for (const rows of imports) {
        const before = await snapshotFacts(scope.db)
        const unique = [...new Map(rows.map((row) => [row.order, row])).values()]
        states.push({ id: (await importText(csv(unique))).id, before })
        await assertVerified()
      }
      for (const { id, before } of states.reverse()) {
        await runStep(scope, id, 'undo')
        assert.deepEqual(await snapshotFacts(scope.db), before)
        await assertVerified()
      }
    }),
    { numRuns: 30, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false },
  )
})
