import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import * as customers from '../server/customers/customers.ts'
import type { Scope } from '../server/platform/scope.ts'
import { cancel, record } from '../server/sales/sales.ts'
import { address, snooze } from '../server/signals/actions.ts'
import { catchUp } from '../server/signals/catch-up.ts'
import { ofCustomer } from '../server/signals/signals.ts'
import { today } from '../server/signals/today.ts'
import { testDatabase, testScope, type TestDatabase } from './database.ts'
import { cast, order } from './world.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())
beforeEach(async () => {
  await sql`truncate signal, signal_action, customer, usage_day, sales_order, purchase, purchase_standing cascade`.execute(
    scope.db,
  )
  await sql`update signal_state set settled_on = null, rhythm = null, peers = null, tracking_since = null`.execute(
    scope.db,
  )
})

const on = (day: string): Scope => ({ ...scope, now: new Date(`${day}T12:00:00Z`) })

async function customer(name: string): Promise<number> {
  return (await customers.record(scope, { kind: 'person', name, email: null, country: null })).id
}

/** Log-ins as the tracking of the product leaves them, with the news of it in one transaction. */
async function visits(at: Scope, customerId: number, days: string[], contactId = 1): Promise<void> {
  await at.db.transaction().execute(async (db) => {
    await sql`
      insert into usage_day (
        customer_id, contact_id, day, events, logins, is_login, key_actions, failures, first_at, last_at
      )
      select ${customerId}, ${contactId}, day, 3, 1, true, 0, 0, day, day from unnest(${days}::date[]) day
      on conflict (customer_id, contact_id, day) do update set events = usage_day.events + 3
    `.execute(db)
    await sql`drop table if exists usage_touched`.execute(db)
    await sql`create temp table usage_touched on commit drop as select ${customerId}::bigint as customer_id`.execute(
      db,
    )
    await at.events.emit({ ...at, db }, 'usage.recorded', { customers: 1 })
  })
}

const november = (...days: number[]) => days.map((day) => `2026-11-${String(day).padStart(2, '0')}`)

const spells = async (id: number) =>
  (await ofCustomer(scope, id)).map(({ kind, state, openedOn, endedOn }) => [kind, state, openedOn, endedOn])

test('three log-ins and then silence open one signal, days only deepen it, and a log-in ends it', async () => {
  const ada = await customer('Ada')
  await visits(on('2026-11-03'), ada, november(1, 2, 3))
  assert.deepEqual(await spells(ada), [])
  await catchUp(on('2026-11-12'))
  const [first] = await ofCustomer(scope, ada)
  assert.deepEqual([first!.kind, first!.state, first!.openedOn], ['stalled', 'open', '2026-11-12'])
  await catchUp(on('2026-11-14'))
  const [second] = await ofCustomer(scope, ada)
  assert.equal(second!.id, first!.id)
  assert.ok(second!.strength > first!.strength)
  await visits(on('2026-11-15'), ada, november(15))
  assert.deepEqual(await spells(ada), [['stalled', 'ended', '2026-11-12', '2026-11-15']])
})

test('who was seen to stays off the list until they come back, and is on it anew when they stop again', async () => {
  const ada = await customer('Ada')
  await visits(on('2026-11-03'), ada, november(1, 2, 3))
  await catchUp(on('2026-11-12'))
  const { id } = (await ofCustomer(scope, ada))[0]!
  await address(on('2026-11-12'), { customerId: ada, signals: [id], code: 'holiday', words: '' })
  await catchUp(on('2026-11-13'))
  assert.deepEqual(await spells(ada), [['stalled', 'addressed', '2026-11-12', null]])
  assert.deepEqual((await today(on('2026-11-13'))).lines, [])
  await visits(on('2026-11-14'), ada, november(14))
  await catchUp(on('2026-12-05'))
  assert.deepEqual(await spells(ada), [
    ['stalled', 'open', '2026-12-05', null],
    ['stalled', 'ended', '2026-11-12', '2026-11-14'],
  ])
  assert.equal((await today(on('2026-12-05'))).lines.length, 1)
})

test('a snoozed signal that ends by itself does not come back', async () => {
  const ada = await customer('Ada')
  await visits(on('2026-11-03'), ada, november(1, 2, 3))
  await catchUp(on('2026-11-12'))
  const { id } = (await ofCustomer(scope, ada))[0]!
  await snooze(on('2026-11-12'), { customerId: ada, signals: [id], until: '2026-11-15' })
  await visits(on('2026-11-14'), ada, november(14))
  await catchUp(on('2026-11-15'))
  assert.deepEqual((await today(on('2026-11-15'))).lines, [])
})

test('an order opens its window with the passing of days, and a cancellation closes it at once', async () => {
  await record(scope, 'shop', [order('1', cast.fay, '2026-11-01', 900)])
  const { rows } = await sql<{ id: number }>`select id from customer`.execute(scope.db)
  const fay = rows[0]!.id
  await catchUp(on('2026-11-22'))
  assert.deepEqual(
    (await spells(fay)).map(([kind, state]) => [kind, state]),
    [['window_closing', 'open']],
  )
  await cancel(on('2026-11-22'), 'shop', '1', scope.now)
  assert.deepEqual(
    (await spells(fay)).map(([kind, state]) => [kind, state]),
    [['window_closing', 'ended']],
  )
})

test('a day is caught up once, and again when somebody asks or the day has turned', async () => {
  const ada = await customer('Ada')
  await visits(on('2026-11-03'), ada, november(1, 2, 3))
  await catchUp(on('2026-11-12'))
  await sql`update signal set ended_on = '2026-11-12'`.execute(scope.db)
  await catchUp(on('2026-11-12'))
  assert.equal((await spells(ada)).length, 1)
  await sql`update signal_state set asked = asked + 1`.execute(scope.db)
  await catchUp(on('2026-11-12'))
  assert.equal((await spells(ada)).length, 2)
})

test('two who are one now have one signal from both their facts, and what was done moves along', async () => {
  const [ada, countess] = [await customer('Ada'), await customer('Countess')]
  await visits(on('2026-11-03'), ada, november(1, 2, 3))
  await visits(on('2026-11-12'), countess, november(12), 2)
  await catchUp(on('2026-11-12'))
  const { id } = (await ofCustomer(scope, ada))[0]!
  await address(on('2026-11-12'), { customerId: ada, signals: [id], code: null, words: '' })
  await sql`update usage_day set customer_id = ${countess} where customer_id = ${ada}`.execute(scope.db)
  await customers.merge(on('2026-11-12'), ada, countess)
  assert.deepEqual(await spells(countess), [])
  assert.deepEqual(
    (await today(on('2026-11-12'))).done.map(({ name }) => name),
    ['Countess'],
  )
})

test('many at once on the same customers leave the signals that the facts give', async () => {
  const ada = await customer('Ada')
  await visits(on('2026-11-03'), ada, november(1, 2, 3))
  const at = on('2026-11-12')
  await Promise.all([
    catchUp(at),
    visits(at, ada, november(4)),
    visits(at, ada, november(5)),
    record(at, 'shop', [order('7', { ref: 'x', email: null, name: 'X' }, '2026-10-20', 100)]),
    catchUp(at),
  ])
  await sql`update signal_state set asked = asked + 1`.execute(scope.db)
  const before = await spells(ada)
  await catchUp(at)
  assert.deepEqual(await spells(ada), before)
})
