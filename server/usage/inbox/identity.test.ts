import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { cast } from '../../customers/sample/cast.ts'
import { makeOrder } from '../../sales/sample/make-order.ts'
import * as customers from '../../customers/customers.ts'
import { record as recordOrders } from '../../sales/sales.ts'
import { join, mail, openUsage, page, makeEvent } from '../usage.fixture.ts'
import * as usage from '../usage.ts'

let usageTest: Awaited<ReturnType<typeof openUsage>>
before(async () => (usageTest = await openUsage()))
after(() => usageTest[Symbol.asyncDispose]())

test('someone who buys with an address and later logs in with it is one customer, as is the group they name', async () => {
  await recordOrders(usageTest.scope, 'shop', [makeOrder('1', cast.cleo, '2026-01-01', 100)])
  await usageTest.send(mail('cleo-1', 'Office@Cleo-Cycles.example'), page('cleo-1'), join('cleo-1', 'cleo'))
  const shop = await usageTest.customerOf('shop', 'cleo')
  assert.deepEqual(
    [(await usageTest.placeOf('cleo-1')).customer, await usageTest.customerOf('group', 'cleo')],
    [shop, shop],
  )
  assert.equal((await customers.get(usageTest.scope, shop)).name, 'Cleo Cycles')
})

test('an existing group is merged into the customer whose buyer joins it', async () => {
  await recordOrders(usageTest.scope, 'shop', [makeOrder('2', cast.ada, '2026-01-01', 100)])
  await usageTest.send(page('clerk'), join('clerk', 'lovelace'))
  const alone = await usageTest.placeOf('clerk')
  assert.notEqual(alone.customer, await usageTest.customerOf('shop', 'ada'))
  await usageTest.send(mail('ada-1', cast.ada.email), join('ada-1', 'lovelace'))
  const shop = await usageTest.customerOf('shop', 'ada')
  assert.equal(await usageTest.customerOf('group', 'lovelace'), shop)
  assert.deepEqual(await usageTest.placeOf('clerk'), { customer: shop, contact: alone.contact })
  assert.deepEqual(await usageTest.daysOf(shop), [['2026-11-20', 2]])
})

test('an order from an address known from the product belongs to that customer, who is then no longer bare', async () => {
  await usageTest.send(mail('fay-1', cast.fay.email), page('fay-1'))
  await recordOrders(usageTest.scope, 'shop', [makeOrder('3', cast.fay, '2026-11-21', 100)])
  const { customer } = await usageTest.placeOf('fay-1')
  assert.equal(await usageTest.customerOf('shop', 'fay'), customer)
  const { rows } = await sql<{
    bare: boolean
  }>`select is_tracked_only as bare from customer where id = ${customer}`.execute(usageTest.scope.db)
  assert.equal(rows[0]!.bare, false)
})

test('someone who changes companies takes later events along and leaves earlier ones', async () => {
  await usageTest.send(
    page('mover', -48),
    join('mover', 'old', -40),
    page('mover', -30),
    join('mover', 'new', 0),
    page('mover', 5),
  )
  const [old, next] = [await usageTest.customerOf('group', 'old'), await usageTest.customerOf('group', 'new')]
  assert.deepEqual(
    [await usageTest.daysOf(old), await usageTest.daysOf(next)],
    [
      [
        ['2026-11-18', 1],
        ['2026-11-19', 1],
      ],
      [['2026-11-20', 1]],
    ],
  )
  const { contact } = await usageTest.placeOf('mover')
  await usageTest.send(page('mover', -35), join('mover', 'between', -20), page('mover', -10))
  const between = await usageTest.customerOf('group', 'between')
  assert.deepEqual(
    [await usageTest.daysOf(old), await usageTest.daysOf(between)],
    [
      [
        ['2026-11-18', 1],
        ['2026-11-19', 2],
      ],
      [['2026-11-20', 1]],
    ],
  )
  assert.deepEqual(await usageTest.placeOf('mover'), { customer: next, contact })
})

test('a person without a company is a listed customer until their company is known', async () => {
  await usageTest.send(page('alone'))
  const { customer } = await usageTest.placeOf('alone')
  const { rows } = await sql<{ purchases: number }>`
    select purchases from purchase_standing where customer_id = ${customer}
  `.execute(usageTest.scope.db)
  assert.equal(rows[0]!.purchases, 0)
  await usageTest.send(join('alone', 'company'))
  assert.equal(
    (await customers.get(usageTest.scope, customer)).id,
    await usageTest.customerOf('group', 'company'),
  )
})

test('repeated identify calls are stored once, and a later name is searchable', async () => {
  const identifyAs = (name: string, hours: number) =>
    makeEvent('identify', hours, {
      messageId: `says-${hours}`,
      userRef: 'regular',
      properties: JSON.stringify({ name, email: 'regular@grace.example' }),
    })
  const searchOf = async (customer: number) => {
    const { rows } = await sql<{ search: string }>`
      select search from customer where id = ${customer}
    `.execute(usageTest.scope.db)
    return rows[0]!.search
  }
  await usageTest.send(identifyAs('Grace', 0))
  const { customer } = await usageTest.placeOf('regular')
  const first = await searchOf(customer)
  for (const hours of [1, 2, 3]) await usageTest.send(identifyAs('Grace', hours))
  assert.equal(await searchOf(customer), first)
  await usageTest.send(identifyAs('Rear Admiral', 4))
  assert.equal(await searchOf(customer), `${first} rear admiral`)
  assert.equal((await customers.get(usageTest.scope, customer)).name, 'Rear Admiral')
})

test('more than a hundred users who join a group at once all become its contacts', async () => {
  const users = Array.from({ length: 105 }, (_, i) => `crowd-${i}`)
  await usageTest.send(...users.map((user) => page(user)))
  await usageTest.send(...users.map((user) => join(user, 'crowd')))
  const { contacts } = await usage.usageOf(usageTest.scope, await usageTest.customerOf('group', 'crowd'))
  assert.equal(contacts.length, 105)
})

test('people who share an address get the name that was given last, whatever the order of arrival', async () => {
  const named = (userRef: string, name: string, hours: number) =>
    makeEvent('identify', hours, {
      messageId: `${userRef} ${name}`,
      userRef,
      properties: JSON.stringify({ name, email: `${userRef.slice(0, -1)}@shared.example` }),
    })
  await usageTest.send(named('firsta', 'Earlier', 0))
  await usageTest.send(named('firstb', 'Later', 5))
  await usageTest.send(named('secondb', 'Later', 5))
  await usageTest.send(named('seconda', 'Earlier', 0))
  await usageTest.send(named('thirda', 'Later', 5), named('thirdb', 'Earlier', 0))
  const nameOf = async (user: string) =>
    (await customers.get(usageTest.scope, (await usageTest.placeOf(user)).customer)).name
  assert.deepEqual(
    [await nameOf('firsta'), await nameOf('seconda'), await nameOf('thirda')],
    ['Later', 'Later', 'Later'],
  )
})

test('an address from tracking is marked as such, one that the team entered is not', async () => {
  await usageTest.send(mail('tracked-1', 'tracked@marked.example'), join('tracked-1', 'marked'))
  const customerId = (await usageTest.placeOf('tracked-1')).customer
  const written = { customerId, name: 'Written', email: 'written@marked.example', phone: null, title: null }
  await customers.addContact(usageTest.scope, written)
  const { contacts } = await customers.get(usageTest.scope, customerId)
  assert.deepEqual(
    contacts.map(({ email, isEmailTracked }) => [email, isEmailTracked]),
    [
      ['tracked@marked.example', true],
      ['written@marked.example', false],
    ],
  )
})
