import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase, testScope, type TestDatabase } from '../../test/database.ts'
import { cast, order } from '../../test/world.ts'
import * as customers from '../customers/customers.ts'
import { record as recordOrders } from '../sales/sales.ts'
import { digest } from './digest.ts'
import { forget } from './forget.ts'
import type { IncomingEvent } from './incoming.ts'
import { told } from './told.fixture.ts'
import * as usage from './usage.ts'

let database: TestDatabase
let scope: Awaited<ReturnType<typeof testScope>>
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

let turn = 0
const id = () => `m${(turn += 1)}`
const tell = async (...events: IncomingEvent[]) => {
  await usage.accept(scope, events)
  await digest(scope)
}
const page = (userRef: string, hours = 0, more: Partial<IncomingEvent> = {}) =>
  told('page', hours, { messageId: id(), userRef, ...more })
const track = (userRef: string, name: string, hours = 0) =>
  told('track', hours, { messageId: id(), userRef, name })
const join = (userRef: string, groupRef: string, hours = 0) =>
  told('group', hours, { messageId: id(), userRef, groupRef })
const mail = (userRef: string, email: string) =>
  told('identify', 0, { messageId: id(), userRef, properties: JSON.stringify({ email }) })

type Place = { customer: number; contact: number }
async function placeOf(user: string): Promise<Place> {
  const { rows } = await sql<Place>`
    select customer_id as customer, contact_id as contact from contact_identity where external_id = ${user}
  `.execute(scope.db)
  return rows[0]!
}
async function customerOf(source: string, ref: string): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from customer_identity where source = ${source} and external_id = ${ref}
  `.execute(scope.db)
  return rows[0]!.id
}
const daysOf = async (customer: number) =>
  (await usage.usageOf(scope, customer)).days.map(({ day, events }) => [day, events])

test('who buys by an address and later logs in with it is one customer, and so is the group they name', async () => {
  await recordOrders(scope, 'shop', [order('1', cast.cleo, '2026-01-01', 100)])
  await tell(mail('cleo-1', 'Office@Cleo-Cycles.example'), page('cleo-1'), join('cleo-1', 'cleo'))
  const shop = await customerOf('shop', 'cleo')
  assert.deepEqual([(await placeOf('cleo-1')).customer, await customerOf('group', 'cleo')], [shop, shop])
  assert.equal((await customers.get(scope, shop)).name, 'Cleo Cycles')
})

test('a group that was there first becomes a part of the customer whose buyer turns up in it', async () => {
  await recordOrders(scope, 'shop', [order('2', cast.ada, '2026-01-01', 100)])
  await tell(page('clerk'), join('clerk', 'lovelace'))
  const alone = await placeOf('clerk')
  assert.notEqual(alone.customer, await customerOf('shop', 'ada'))
  await tell(mail('ada-1', cast.ada.email), join('ada-1', 'lovelace'))
  const shop = await customerOf('shop', 'ada')
  assert.equal(await customerOf('group', 'lovelace'), shop)
  assert.deepEqual(await placeOf('clerk'), { customer: shop, contact: alone.contact })
  assert.deepEqual(await daysOf(shop), [['2026-11-20', 2]])
})

test('who later orders by an address known from the product is that customer, and no longer a bare one', async () => {
  await tell(mail('fay-1', cast.fay.email), page('fay-1'))
  await recordOrders(scope, 'shop', [order('3', cast.fay, '2026-11-21', 100)])
  const { customer } = await placeOf('fay-1')
  assert.equal(await customerOf('shop', 'fay'), customer)
  const { rows } = await sql<{
    bare: boolean
  }>`select is_bare as bare from customer where id = ${customer}`.execute(scope.db)
  assert.equal(rows[0]!.bare, false)
})

test('who changes companies takes along what they do from then on, and leaves what they did', async () => {
  await tell(
    page('mover', -48),
    join('mover', 'old', -40),
    page('mover', -30),
    join('mover', 'new', 0),
    page('mover', 5),
  )
  const [old, next] = [await customerOf('group', 'old'), await customerOf('group', 'new')]
  assert.deepEqual(
    [await daysOf(old), await daysOf(next)],
    [
      [
        ['2026-11-18', 1],
        ['2026-11-19', 1],
      ],
      [['2026-11-20', 1]],
    ],
  )
  const { contact } = await placeOf('mover')
  await tell(page('mover', -35), join('mover', 'between', -20), page('mover', -10))
  const between = await customerOf('group', 'between')
  assert.deepEqual(
    [await daysOf(old), await daysOf(between)],
    [
      [
        ['2026-11-18', 1],
        ['2026-11-19', 2],
      ],
      [['2026-11-20', 1]],
    ],
  )
  assert.deepEqual(await placeOf('mover'), { customer: next, contact })
})

test('a person without a company is a customer of their own, in the list, until their company is known', async () => {
  await tell(page('alone'))
  const { customer } = await placeOf('alone')
  const { rows } = await sql<{ purchases: number }>`
    select purchases from purchase_standing where customer_id = ${customer}
  `.execute(scope.db)
  assert.equal(rows[0]!.purchases, 0)
  await tell(join('alone', 'company'))
  assert.equal((await customers.get(scope, customer)).id, await customerOf('group', 'company'))
})

test('when customers are merged the days of each contact go along and add up where nobody is known by name', async () => {
  const nobody = (groupRef: string, hours: number) =>
    told('page', hours, { messageId: id(), anonymousId: `a${groupRef}`, groupRef })
  await tell(nobody('m1', 0), nobody('m2', 1), page('merged', 0, { groupRef: 'm1' }), join('merged', 'm1'))
  const [from, into] = [await customerOf('group', 'm1'), await customerOf('group', 'm2')]
  const before = await placeOf('merged')
  await customers.merge(scope, from, into)
  assert.deepEqual(await placeOf('merged'), { customer: into, contact: before.contact })
  const { contacts } = await usage.usageOf(scope, into)
  assert.deepEqual(
    contacts.map((contact) => [contact.id, contact.events]).toSorted((a, b) => a[0]! - b[0]!),
    [
      [0, 2],
      [before.contact, 1],
    ],
  )
})

test('hundreds who turn out to belong to a group at once all end there', async () => {
  const users = Array.from({ length: 230 }, (_, i) => `crowd-${i}`)
  await tell(...users.map((user) => page(user)))
  await tell(...users.map((user) => join(user, 'crowd')))
  const { contacts } = await usage.usageOf(scope, await customerOf('group', 'crowd'))
  assert.equal(contacts.length, 230)
})

test('what counts can be changed afterwards: the days that are still known event by event are counted again', async () => {
  await tell(
    track('counter', 'Did'),
    track('counter', 'Logged In', 1),
    track('counter', 'Payment Failed', 24),
  )
  const { customer } = await placeOf('counter')
  const dayRows = async () => {
    const { rows } = await sql<object>`
      select day, logins, is_login, key_actions, failures from usage_day where customer_id = ${customer} order by day
    `.execute(scope.db)
    return rows.map((row) => Object.values(row))
  }
  assert.deepEqual(await dayRows(), [
    ['2026-11-20', 1, true, 0, 0],
    ['2026-11-21', 0, true, 0, 1],
  ])
  const settings = await usage.settings(scope)
  await usage.changeSettings(scope, {
    ...settings,
    anyEventIsLogin: false,
    keyNames: ['Did'],
    failedNames: [],
  })
  await usage.recount(scope)
  assert.deepEqual(await dayRows(), [
    ['2026-11-20', 1, true, 1, 0],
    ['2026-11-21', 0, false, 0, 0],
  ])
  await usage.changeSettings(scope, settings)
  await usage.recount(scope)
  assert.deepEqual(await dayRows(), [
    ['2026-11-20', 1, true, 0, 0],
    ['2026-11-21', 0, true, 0, 1],
  ])
})

test('single events go after their time, their days stay, and a recount leaves those days alone', async () => {
  const old = { receivedAt: new Date('2025-01-05T12:00:00Z'), occurredAt: new Date('2025-01-05T12:00:00Z') }
  await tell(page('past', 0, { ...old, messageId: 'past' }), page('past'))
  const { customer } = await placeOf('past')
  const before = await daysOf(customer)
  await forget(scope)
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from usage_event where message_id = 'past') +
           (select count(*) from usage_message where message_id = 'past') as n
  `.execute(scope.db)
  assert.equal(rows[0]!.n, 0)
  await usage.recount(scope)
  assert.deepEqual(await daysOf(customer), before)
  assert.deepEqual(before, [
    ['2025-01-05', 1],
    ['2026-11-20', 1],
  ])
})

test('a late event finds its day, and the company’s calendar says which', async () => {
  const at = { occurredAt: new Date('2026-11-18T23:30:00Z') }
  await sql`update settings set time_zone = 'Europe/Berlin'`.execute(scope.db)
  await tell(page('late', 0, at))
  await sql`update settings set time_zone = 'UTC'`.execute(scope.db)
  await tell(page('late', 0, at))
  assert.deepEqual(await daysOf((await placeOf('late')).customer), [
    ['2026-11-18', 1],
    ['2026-11-19', 1],
  ])
})

test('what was told is counted: names, those who wait, visitors nobody knows', async () => {
  const before = await usage.state(scope)
  await usage.accept(scope, [told('track', 0, { messageId: id(), anonymousId: 'stranger', name: 'Rare' })])
  assert.equal((await usage.state(scope)).waiting, 1)
  await digest(scope)
  const state = await usage.state(scope)
  assert.deepEqual(
    [state.waiting, state.unknownVisitors, state.receivedToday],
    [0, before.unknownVisitors + 1, before.receivedToday + 1],
  )
  assert.deepEqual(
    (await usage.names(scope)).find((seen) => seen.name === 'Rare'),
    { name: 'Rare', events: 1, lastDay: '2026-11-20' },
  )
})
