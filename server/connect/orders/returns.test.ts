import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { snapshotFacts } from '../../../test/snapshot.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { verifyStandings } from '../../sales/standings/verify.ts'
import { importContent } from '../imports/import-content.fixture.ts'
import { runStep } from '../imports/steps.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

const HEADER = 'order,customer,date,product,quantity,price\n'
const JANUARY = `${HEADER}1,ada,2025-01-01,tea,3,10.00
2,ada,2025-01-05,tea,1,10.00
3,ben,2025-01-06,cup,1,5.00
`
/** Ada returns two teas, and a cup that she never bought; Ben returns more than he bought; Cleo never bought. */
const FEBRUARY = `${HEADER}4,ada,2025-02-01,pot,1,50.00
C5,ada,2025-01-20,tea,-2,10.00
C6,ben,2025-01-20,cup,-2,5.00
C7,cleo,2025-01-20,cup,-1,4.00
`

const refunds = async () =>
  (
    await sql`
      select o.source_id as "order", r.amount from refund r
      join sales_order o on o.customer_id = r.customer_id and o.id = r.order_id order by 1, 2
    `.execute(scope.db)
  ).rows
async function assertVerified() {
  for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
}

test('returns are left out unless they are to count as refunds, and the file says which', async () => {
  await importContent(scope, JANUARY)
  const facts = await snapshotFacts(scope.db)
  const dry = await importContent(scope, FEBRUARY, { isDry: true, returns: 'refund' })
  assert.deepEqual([dry.counts.rejected, dry.counts.aside!.returns.refund], [0, true])
  assert.deepEqual(await snapshotFacts(scope.db), facts)

  const without = await importContent(scope, FEBRUARY)
  assert.deepEqual([without.counts.rejected, await refunds()], [3, []])
  await runStep(scope, without.id, 'undo')

  const { id, counts } = await importContent(scope, FEBRUARY, { returns: 'refund' })
  assert.deepEqual(await refunds(), [
    { order: '1', amount: 1000 },
    { order: '2', amount: 1000 },
    { order: '3', amount: 500 },
  ])
  assert.equal(counts.aside!.returns.unallocated, 500 + 400, 'of Ben, and all of Cleo')
  const { rows } = await sql`
    select i.external_id as who, s.purchases, s.total from purchase_standing s join customer_identity i using (customer_id)
    where i.source = 'file' order by 1
  `.execute(scope.db)
  assert.deepEqual(rows, [
    { who: 'ada', purchases: 2, total: 7000 },
    { who: 'ben', purchases: 0, total: 0 },
  ])
  await assertVerified()

  const again = await importContent(scope, FEBRUARY, { returns: 'refund' })
  assert.deepEqual([again.counts.known, (await refunds()).length], [1, 3], 'the same returns count once')
  await runStep(scope, again.id, 'undo')
  assert.equal((await refunds()).length, 3)
  await runStep(scope, id, 'undo')
  assert.deepEqual(await refunds(), [])
  await assertVerified()
})
