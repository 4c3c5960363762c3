import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { merge, record as recordCustomer } from '../../customers/customers.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { missingRates, setRates } from '../rates/rates.ts'
import { refreshAll } from '../sales.ts'
import { incomingChange } from './schema.ts'
import { customerSubscriptions, recordChanges, recordManually, withdrawChange } from './subscriptions.ts'
import { undoBatch } from '../batches/batches.ts'
import { verifyStandings } from '../standings/verify.ts'
import { testDatabase, testScope } from '../../../test/database.ts'
import { cast } from '../../customers/sample/cast.ts'

async function assertVerified(scope: Scope) {
  for await (const { differences } of verifyStandings(scope)) assert.deepEqual(differences, [])
}

const start = (
  person: { ref: string; email: string; name: string },
  on: string,
  monthly: number,
  more = {},
) => ({
  line: 1,
  change: incomingChange.parse({
    id: `${person.ref}-${on}`,
    customer: { id: person.ref, email: person.email, name: person.name },
    subscription: 'mails',
    change: 'started',
    on,
    monthly,
    ...more,
  }),
})

async function count({ db }: Scope): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from subscription) + (select count(*) from revenue_movement) as n
  `.execute(db)
  return rows[0]!.n
}

async function idOf({ db }: Scope, email: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from customer where email = ${email}`.execute(db)
  return rows[0]!.id
}

test('undoing an import of changes removes all of them, except those that another import repeated', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await recordChanges(scope, 'billing', [start(cast.ada, '2026-01-05', 4900)], 1)
  await recordChanges(
    scope,
    'billing',
    [start(cast.ada, '2026-01-05', 4900), start(cast.ben, '2026-02-01', 900)],
    2,
  )
  await scope.db.transaction().execute((db) => undoBatch({ ...scope, db }, 1))
  assert.equal(await count(scope), 4)
  await scope.db.transaction().execute((db) => undoBatch({ ...scope, db }, 2))
  assert.equal(await count(scope), 0)
  await assertVerified(scope)
})

test('merged customers keep the histories of both subscriptions apart and the sum of their revenue', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await recordChanges(scope, 'billing', [
    start(cast.ada, '2026-01-05', 4900),
    start(cast.ben, '2026-03-02', 900),
  ])
  const [ada, ben] = [await idOf(scope, cast.ada.email), await idOf(scope, cast.ben.email)]
  await merge(scope, ben, ada)
  const merged = await customerSubscriptions(scope, ada)
  assert.deepEqual(
    merged.map(({ name, monthly }) => [name, monthly]),
    [
      [`mails (of customer ${ben})`, 900],
      ['mails', 4900],
    ],
  )
  const { rows } = await sql`select before, after, kind from revenue_movement order by month`.execute(
    scope.db,
  )
  assert.deepEqual(rows, [
    { before: 0, after: 4900, kind: 'new' },
    { before: 4900, after: 5800, kind: 'expansion' },
  ])
  await assertVerified(scope)
})

test('a change with a known id and other values, or with a future day, is rejected with a remedy; the others are recorded', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await recordChanges(scope, 'billing', [start(cast.ada, '2026-01-05', 4900)])
  const { taken, rejects } = await recordChanges(scope, 'billing', [
    { ...start(cast.ada, '2026-01-05', 9900), line: 2 },
    { ...start(cast.ben, '2027-01-05', 4900), line: 3 },
    { ...start(cast.cleo, '2026-02-05', 4900), line: 4 },
  ])
  assert.equal(taken, 1)
  assert.deepEqual(rejects, [
    {
      line: 2,
      value: 'ada-2026-01-05',
      reason:
        'the change ada-2026-01-05 is known as started on 2026-01-05: undo that first, or give this one its own id',
    },
    { line: 3, value: '2027-01-05', reason: 'the day lies ahead: tell the change once it has come' },
  ])
})

test('a colleague starts, pauses, resumes and ends a subscription, and withdraws a mistake', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  const { id } = await recordCustomer(scope, { kind: 'person', name: 'Ivo', email: null, country: null })
  const none = {
    monthly: null,
    currency: null,
    product: null,
    termMonths: null,
    renewsOn: null,
    reason: null,
  }
  const by = (minutes: number) => ({ ...scope, now: new Date(scope.now.getTime() + minutes * 60_000) })
  await recordManually(by(0), id, {
    ...none, subscription: null, change: 'started', on: '2026-01-31', monthly: 4900, product: 'Mails', termMonths: 1,
  }) // prettier-ignore
  const readSubscription = async () => (await customerSubscriptions(scope, id))[0]!
  const { source, name, renewsOn, product } = await readSubscription()
  assert.deepEqual([renewsOn, product], ['2026-11-30', 'Mails'])
  const subscription = { source, name }
  await recordManually(by(1), id, {
    ...none,
    subscription,
    change: 'paused',
    on: '2026-05-02',
    reason: 'moving',
  })
  assert.deepEqual(
    [(await readSubscription()).state, (await readSubscription()).monthly, (await readSubscription()).reason],
    ['paused', 0, 'moving'],
  )
  await recordManually(by(2), id, { ...none, subscription, change: 'resumed', on: '2026-05-02' })
  assert.deepEqual([(await readSubscription()).state, (await readSubscription()).monthly], ['active', 4900])
  const slip = await recordManually(by(3), id, {
    ...none,
    subscription,
    change: 'cancelled',
    on: '2026-06-01',
  })
  assert.equal((await readSubscription()).endedOn, '2026-06-01')
  await withdrawChange(scope, id, slip.id)
  assert.equal((await readSubscription()).state, 'active')
  await assert.rejects(withdrawChange(scope, id, slip.id), /already have been undone/)
  await assert.rejects(
    recordManually(scope, id, { ...none, subscription, change: 'paused', on: '2026-12-01' }),
    /2026-12-01 is in the future. Only an end can be entered ahead of time/,
  )
  await assertVerified(scope)
})

test('a currency without a rate is not counted, and counts once there is one', async () => {
  await using database = await testDatabase()
  const scope = await testScope(database)
  await recordChanges(scope, 'billing', [start(cast.ada, '2026-01-05', 1000, { currency: 'USD' })])
  const monthly = async () =>
    (await sql<{ monthly: number | null }>`select monthly from subscription`.execute(scope.db)).rows[0]!
      .monthly
  assert.equal(await monthly(), null)
  assert.deepEqual(await missingRates(scope), [
    { currency: 'USD', orders: 0, subscriptions: 1, fromDay: '2026-01-05', toDay: '2026-01-05' },
  ])
  await setRates(scope, [{ currency: 'USD', fromDay: '2025-01-01', rate: '0.9' }])
  await refreshAll(scope)
  assert.equal(await monthly(), 900)
  await assertVerified(scope)
})
