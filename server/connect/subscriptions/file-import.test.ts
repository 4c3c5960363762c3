import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import { sql } from 'kysely'
import { importContent } from '../imports/import-content.fixture.ts'
import { existingImport } from '../imports/imports.ts'
import { rejectsPath } from '../imports/rejects-file.ts'
import { runStep } from '../imports/steps.ts'
import { verifyStandings } from '../../sales/standings/verify.ts'
import { testDatabase, testScope } from '../../../test/database.ts'

const FILE = `Customer;E-Mail;Subscription;Change;Date;Monthly;Currency;Product;Term;Renews
ada;ada@lovelace.example;mails;started;31.01.2026;1.049,00;EUR;Sending;12;31.01.2027
ada;;mails;upgrade;15.03.2026;1.249,50;EUR;;;
ben;ben@okri.example;mails;new;01.02.2026;49,00;EUR;Sending;1;
ben;;mails;cancelled;01.05.2026;;;;;
cleo;;mails;exploded;01.05.2026;49,00;;;;
cleo;;mails;started;31.02.2026;49,00;;;;
cleo;;mails;started;01.03.2026;cheap;;;;
cleo;;mails;started;01.03.2026;;;;;
;;mails;started;01.03.2026;49,00;;;;
cleo;;mails;started;01.03.2027;49,00;;;;
ada;;mails;cancelled;31.01.2027;;;;;
ada;;mails;cancelled;31.12.2099;;;;;
`
const file = { kind: 'subscriptions', filename: 'abos.csv' } as const

test('a file of changes is imported row by row, reports its rejects, and can be undone in full', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const imported = await importContent(scope, FILE, file)
  const { fresh, known, newCustomers } = imported.counts
  assert.deepEqual([fresh, known, newCustomers], [5, 0, 2])
  assert.deepEqual(
    imported.rejects.map(({ line, column, reason }) => [line, column, reason.slice(0, 30)]),
    [
      [6, 'Change', 'is none of started, renewed, u'],
      [7, 'Date', 'does not exist: that month has'],
      [8, 'Monthly', 'is not an amount'],
      [9, 'Monthly', 'is missing: what is the monthl'],
      [10, 'Customer', 'needs an id or an email addres'],
      [11, 'Date', 'is in the future'],
      [13, null, 'the end lies more than five ye'],
    ],
  )
  const { rows } = await sql`
    select c.email, s.state, s.monthly, s.renews_on, s.ends_on from subscription s join customer c on c.id = s.customer_id order by 1
  `.execute(scope.db)
  assert.deepEqual(rows, [
    {
      email: 'ada@lovelace.example',
      state: 'active',
      monthly: 124_950,
      renews_on: '2027-01-31',
      ends_on: '2027-01-31',
    },
    { email: 'ben@okri.example', state: 'cancelled', monthly: 0, renews_on: null, ends_on: null },
  ])
  assert.equal((await readFile(rejectsPath(scope, imported.id), 'utf8')).trim().split('\r\n').length, 8)

  const { kind, counts } = await existingImport(scope, imported.id)
  assert.deepEqual([kind, counts?.fresh, counts?.newCustomers, counts?.rejected], ['subscriptions', 5, 2, 7])

  const again = await importContent(scope, FILE, file)
  assert.deepEqual([again.counts.fresh, again.counts.known], [0, 5])
  for (const { id } of [again, imported]) await runStep(scope, id, 'undo')
  const left = await sql<{
    n: number
  }>`select (select count(*) from subscription_change) + (select count(*) from customer) as n`.execute(
    scope.db,
  )
  assert.equal(left.rows[0]!.n, 0)
})

test('a file without the required columns is refused with the missing and the present ones', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await assert.rejects(
    importContent(scope, 'who,when\na,2026-01-01\n', file),
    /No column was found for the customer .* and for the change and for the date\. The columns are: “who”, “when”/,
  )
})

const PLAN_CHANGES = [
  'ada,mails,started,2026-01-10,49',
  'ada,mails,cancelled,2026-03-15,',
  'ada,mails,started,2026-03-15,169',
  'ben,mails,started,2026-03-20,49',
  'ben,mails,cancelled,2026-03-20,',
]

for (const [order, lines] of [
  ['oldest first', PLAN_CHANGES],
  ['newest first', PLAN_CHANGES.toReversed()],
] as const)
  test(`an end and a start of one day are a change of plan in a file that is ${order}`, async () => {
    await using database = await testDatabase()
    const scope = await testScope(database)
    const content = ['customer,subscription,change,date,monthly', ...lines].join('\n')
    await importContent(scope, content, file)
    const { rows } = await sql`
      select i.external_id as who, s.state, s.monthly, (
        select array_agg(m.kind order by m.month) from revenue_movement m where m.customer_id = s.customer_id
      ) as movements
      from subscription s join customer_identity i using (customer_id) order by 1
    `.execute(scope.db)
    assert.deepEqual(rows, [
      { who: 'ada', state: 'active', monthly: 16900, movements: ['new', 'expansion'] },
      { who: 'ben', state: 'cancelled', monthly: 0, movements: null },
    ])
    for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
  })
