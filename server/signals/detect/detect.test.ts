import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import * as customers from '../../customers/customers.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { cancel, record } from '../../sales/sales.ts'
import { address, snooze } from '../actions/actions.ts'
import { runNightly } from '../nightly/nightly.ts'
import { ofCustomer } from '../signals.ts'
import { today } from '../today/today.ts'
import { isUpToDate } from './verify.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { customer, differences, empty, november, on, visits } from '../../../test/world.ts'
import { cast } from '../../customers/sample/cast.ts'
import { makeOrder } from '../../sales/sample/make-order.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())
beforeEach(() => empty(scope))

const spells = async (id: number) =>
  (await ofCustomer(scope, id)).map(({ kind, state, openedOn, endedOn }) => [kind, state, openedOn, endedOn])

test('Silence after three log-ins opens one signal, which grows with the days and ends with a log-in', async () => {
  const ada = await customer(scope, 'Ada')
  await visits(on(scope, '2026-11-03'), ada, november(1, 2, 3))
  assert.deepEqual(await spells(ada), [])
  await runNightly(on(scope, '2026-11-12'))
  const [first] = await ofCustomer(scope, ada)
  assert.deepEqual([first!.kind, first!.state, first!.openedOn], ['stalled', 'open', '2026-11-12'])
  await runNightly(on(scope, '2026-11-14'))
  const [second] = await ofCustomer(scope, ada)
  assert.equal(second!.id, first!.id)
  assert.ok(second!.strength > first!.strength)
  await visits(on(scope, '2026-11-15'), ada, november(15))
  assert.deepEqual(await spells(ada), [['stalled', 'ended', '2026-11-12', '2026-11-15']])
})

test('An addressed customer stays off the list until they log in, and is on it again when they stop again', async () => {
  const ada = await customer(scope, 'Ada')
  await visits(on(scope, '2026-11-03'), ada, november(1, 2, 3))
  await runNightly(on(scope, '2026-11-12'))
  const { id } = (await ofCustomer(scope, ada))[0]!
  await address(on(scope, '2026-11-12'), { customerId: ada, signals: [id], code: 'holiday', comment: '' })
  await runNightly(on(scope, '2026-11-13'))
  assert.deepEqual(await spells(ada), [['stalled', 'addressed', '2026-11-12', null]])
  assert.deepEqual((await today(on(scope, '2026-11-13'))).lines, [])
  await visits(on(scope, '2026-11-14'), ada, november(14))
  await runNightly(on(scope, '2026-12-05'))
  assert.deepEqual(await spells(ada), [
    ['stalled', 'open', '2026-12-05', null],
    ['stalled', 'ended', '2026-11-12', '2026-11-14'],
  ])
  assert.equal((await today(on(scope, '2026-12-05'))).lines.length, 1)
})

test('A snoozed signal that ends in the meantime does not return', async () => {
  const ada = await customer(scope, 'Ada')
  await visits(on(scope, '2026-11-03'), ada, november(1, 2, 3))
  await runNightly(on(scope, '2026-11-12'))
  const { id } = (await ofCustomer(scope, ada))[0]!
  await snooze(on(scope, '2026-11-12'), { customerId: ada, signals: [id], until: '2026-11-15' })
  await visits(on(scope, '2026-11-14'), ada, november(14))
  await runNightly(on(scope, '2026-11-15'))
  assert.deepEqual((await today(on(scope, '2026-11-15'))).lines, [])
})

test('An order opens its window after some days, and a cancellation closes it at once', async () => {
  await record(scope, 'shop', [makeOrder('1', cast.fay, '2026-11-01', 900)])
  const { rows } = await sql<{ id: number }>`select id from customer`.execute(scope.db)
  const fay = rows[0]!.id
  await runNightly(on(scope, '2026-11-22'))
  assert.deepEqual(
    (await spells(fay)).map(([kind, state]) => [kind, state]),
    [['window_closing', 'open']],
  )
  await cancel(on(scope, '2026-11-22'), 'shop', '1', scope.now)
  assert.deepEqual(
    (await spells(fay)).map(([kind, state]) => [kind, state]),
    [['window_closing', 'ended']],
  )
})

test('The nightly run happens once a day, and again on request or on a new day', async () => {
  const ada = await customer(scope, 'Ada')
  await visits(on(scope, '2026-11-03'), ada, november(1, 2, 3))
  await runNightly(on(scope, '2026-11-12'))
  await sql`delete from signal`.execute(scope.db)
  await runNightly(on(scope, '2026-11-12'))
  assert.equal((await spells(ada)).length, 0)
  await sql`update signal_baseline set requested_runs = requested_runs + 1`.execute(scope.db)
  await runNightly(on(scope, '2026-11-12'))
  assert.equal((await spells(ada)).length, 1)
})

test('An interrupted run over all customers begins again, also in the middle of the day', async () => {
  const day = on(scope, '2026-11-12')
  const ada = await customer(scope, 'Ada')
  await runNightly(day)
  await visits(on(scope, '2026-11-03'), ada, november(1, 2, 3))
  await sql`update signal_baseline set completed_runs = requested_runs`.execute(scope.db)
  await sql`insert into signal_queue (customer_id) values (${ada})`.execute(scope.db)
  await sql`alter table signal add constraint never check (kind <> 'stalled')`.execute(scope.db)
  await assert.rejects(runNightly(day), /never/)
  await sql`alter table signal drop constraint never`.execute(scope.db)
  assert.equal(await isUpToDate(day), false)
  await runNightly(day)
  assert.deepEqual(await spells(ada), [['stalled', 'open', '2026-11-12', null]])
  assert.equal(await isUpToDate(day), true)
})

test('During the day only the customers in the queue are refreshed', async () => {
  const day = on(scope, '2026-11-12')
  const [ada, ben] = [await customer(scope, 'Ada'), await customer(scope, 'Ben')]
  for (const id of [ada, ben]) await visits(on(scope, '2026-11-03'), id, november(1, 2, 3))
  await runNightly(day)
  await sql`update signal_baseline set typical = jsonb_set(typical, '{logins,customers}', '20')`.execute(
    scope.db,
  )
  await sql`delete from signal`.execute(scope.db)
  await sql`insert into signal_queue (customer_id) values (${ada}), (${ada})`.execute(scope.db)
  await runNightly(day)
  assert.deepEqual([(await spells(ada)).length, (await spells(ben)).length], [1, 0])
  assert.equal(await isUpToDate(day), true)
})

test('Customers of a bulk import are queued in its transaction, and their signals follow', async () => {
  const people = Array.from({ length: 600 }, (_, i) => ({ ref: `p${i}`, email: null, name: `Person ${i}` }))
  const waitingFor = async () =>
    (await sql<{ n: number }>`select count(*) as n from signal where ended_on is null`.execute(scope.db))
      .rows[0]!.n
  await runNightly(on(scope, '2026-11-21'))
  await record(
    on(scope, '2026-11-21'),
    'bulk',
    people.map((person, i) => makeOrder(`bulk-${i}`, person, '2026-10-30', 100)),
  )
  assert.equal(await waitingFor(), 0)
  await runNightly(on(scope, '2026-11-21'))
  assert.equal(await waitingFor(), 600)
  await record(
    on(scope, '2026-11-21'),
    'bulk',
    people.map((person, i) => makeOrder(`again-${i}`, person, '2026-11-20', 100)),
  )
  await runNightly(on(scope, '2026-11-21'))
  assert.equal(await waitingFor(), 0)
})

test('A merged customer has the signals of the facts of both, and the actions move', async () => {
  const day = on(scope, '2026-11-12')
  const [ada, countess] = [await customer(scope, 'Ada'), await customer(scope, 'Countess')]
  await visits(on(scope, '2026-11-03'), ada, november(1, 2, 3))
  await visits(on(scope, '2026-11-03'), countess, november(2), 2)
  await runNightly(day)
  const { id } = (await ofCustomer(scope, ada))[0]!
  await address(day, { customerId: ada, signals: [id], code: null, comment: '' })
  await customers.merge(day, ada, countess)
  assert.deepEqual(await spells(countess), [['stalled', 'open', '2026-11-12', null]])
  assert.deepEqual(
    (await today(day)).done.map(({ name }) => name),
    ['Countess'],
  )
  assert.deepEqual(await differences(day), [])
})

test('Concurrent writers on the same customers leave the signals that the facts give', async () => {
  const ada = await customer(scope, 'Ada')
  await visits(on(scope, '2026-11-03'), ada, november(1, 2, 3))
  const at = on(scope, '2026-11-12')
  await Promise.all([
    runNightly(at),
    visits(at, ada, november(4)),
    visits(at, ada, november(5)),
    record(at, 'shop', [makeOrder('7', { ref: 'x', email: null, name: 'X' }, '2026-10-20', 100)]),
    runNightly(at),
  ])
  await runNightly(at)
  assert.deepEqual(await differences(at), [])
})
