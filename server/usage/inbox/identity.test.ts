import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { cast, makeOrder } from '../../connect/sample/cast.ts'
import * as customers from '../../customers/customers.ts'
import { record as recordOrders } from '../../sales/sales.ts'
import { join, mail, openUsage, page, makeEvent } from '../usage.fixture.ts'
import * as usage from '../usage.ts'

let house: Awaited<ReturnType<typeof openUsage>>
before(async () => (house = await openUsage()))
after(() => house[Symbol.asyncDispose]())

test('who buys by an address and later logs in with it is one customer, and so is the group they name', async () => {
  await recordOrders(house.scope, 'shop', [makeOrder('1', cast.cleo, '2026-01-01', 100)])
  await house.tell(mail('cleo-1', 'Office@Cleo-Cycles.example'), page('cleo-1'), join('cleo-1', 'cleo'))
  const shop = await house.customerOf('shop', 'cleo')
  assert.deepEqual(
    [(await house.placeOf('cleo-1')).customer, await house.customerOf('group', 'cleo')],
    [shop, shop],
  )
  assert.equal((await customers.get(house.scope, shop)).name, 'Cleo Cycles')
})

test('a group that was there first becomes a part of the customer whose buyer turns up in it', async () => {
  await recordOrders(house.scope, 'shop', [makeOrder('2', cast.ada, '2026-01-01', 100)])
  await house.tell(page('clerk'), join('clerk', 'lovelace'))
  const alone = await house.placeOf('clerk')
  assert.notEqual(alone.customer, await house.customerOf('shop', 'ada'))
  await house.tell(mail('ada-1', cast.ada.email), join('ada-1', 'lovelace'))
  const shop = await house.customerOf('shop', 'ada')
  assert.equal(await house.customerOf('group', 'lovelace'), shop)
  assert.deepEqual(await house.placeOf('clerk'), { customer: shop, contact: alone.contact })
  assert.deepEqual(await house.daysOf(shop), [['2026-11-20', 2]])
})

test('who later orders by an address known from the product is that customer, and no longer a bare one', async () => {
  await house.tell(mail('fay-1', cast.fay.email), page('fay-1'))
  await recordOrders(house.scope, 'shop', [makeOrder('3', cast.fay, '2026-11-21', 100)])
  const { customer } = await house.placeOf('fay-1')
  assert.equal(await house.customerOf('shop', 'fay'), customer)
  const { rows } = await sql<{
    bare: boolean
  }>`select is_bare as bare from customer where id = ${customer}`.execute(house.scope.db)
  assert.equal(rows[0]!.bare, false)
})

test('who changes companies takes along what they do from then on, and leaves what they did', async () => {
  await house.tell(
    page('mover', -48),
    join('mover', 'old', -40),
    page('mover', -30),
    join('mover', 'new', 0),
    page('mover', 5),
  )
  const [old, next] = [await house.customerOf('group', 'old'), await house.customerOf('group', 'new')]
  assert.deepEqual(
    [await house.daysOf(old), await house.daysOf(next)],
    [
      [
        ['2026-11-18', 1],
        ['2026-11-19', 1],
      ],
      [['2026-11-20', 1]],
    ],
  )
  const { contact } = await house.placeOf('mover')
  await house.tell(page('mover', -35), join('mover', 'between', -20), page('mover', -10))
  const between = await house.customerOf('group', 'between')
  assert.deepEqual(
    [await house.daysOf(old), await house.daysOf(between)],
    [
      [
        ['2026-11-18', 1],
        ['2026-11-19', 2],
      ],
      [['2026-11-20', 1]],
    ],
  )
  assert.deepEqual(await house.placeOf('mover'), { customer: next, contact })
})

test('a person without a company is a customer of their own, in the list, until their company is known', async () => {
  await house.tell(page('alone'))
  const { customer } = await house.placeOf('alone')
  const { rows } = await sql<{ purchases: number }>`
    select purchases from purchase_standing where customer_id = ${customer}
  `.execute(house.scope.db)
  assert.equal(rows[0]!.purchases, 0)
  await house.tell(join('alone', 'company'))
  assert.equal((await customers.get(house.scope, customer)).id, await house.customerOf('group', 'company'))
})

test('who says at every visit who they are is written down once, and is found by a name of theirs that comes late', async () => {
  const says = (name: string, hours: number) =>
    makeEvent('identify', hours, {
      messageId: `says-${hours}`,
      userRef: 'regular',
      properties: JSON.stringify({ name, email: 'regular@grace.example' }),
    })
  const searchOf = async (customer: number) => {
    const { rows } = await sql<{ search: string }>`
      select search from customer where id = ${customer}
    `.execute(house.scope.db)
    return rows[0]!.search
  }
  await house.tell(says('Grace', 0))
  const { customer } = await house.placeOf('regular')
  const first = await searchOf(customer)
  for (const hours of [1, 2, 3]) await house.tell(says('Grace', hours))
  assert.equal(await searchOf(customer), first)
  await house.tell(says('Rear Admiral', 4))
  assert.equal(await searchOf(customer), `${first} rear admiral`)
  assert.equal((await customers.get(house.scope, customer)).name, 'Rear Admiral')
})

test('more than a hundred who turn out to belong to a group at once all end there', async () => {
  const users = Array.from({ length: 105 }, (_, i) => `crowd-${i}`)
  await house.tell(...users.map((user) => page(user)))
  await house.tell(...users.map((user) => join(user, 'crowd')))
  const { contacts } = await usage.usageOf(house.scope, await house.customerOf('group', 'crowd'))
  assert.equal(contacts.length, 105)
})

test('people who share one address are called as the one who was named last, in whatever order that is told', async () => {
  const named = (userRef: string, name: string, hours: number) =>
    makeEvent('identify', hours, {
      messageId: `${userRef} ${name}`,
      userRef,
      properties: JSON.stringify({ name, email: `${userRef.slice(0, -1)}@shared.example` }),
    })
  await house.tell(named('firsta', 'Earlier', 0))
  await house.tell(named('firstb', 'Later', 5))
  await house.tell(named('secondb', 'Later', 5))
  await house.tell(named('seconda', 'Earlier', 0))
  await house.tell(named('thirda', 'Later', 5), named('thirdb', 'Earlier', 0))
  const nameOf = async (user: string) =>
    (await customers.get(house.scope, (await house.placeOf(user)).customer)).name
  assert.deepEqual(
    [await nameOf('firsta'), await nameOf('seconda'), await nameOf('thirda')],
    ['Later', 'Later', 'Later'],
  )
})

test('an address that tracking told is marked as such, one that the team wrote is not', async () => {
  await house.tell(mail('told-1', 'told@marked.example'), join('told-1', 'marked'))
  const customerId = (await house.placeOf('told-1')).customer
  const written = { customerId, name: 'Written', email: 'written@marked.example', phone: null, title: null }
  await customers.addContact(house.scope, written)
  const { contacts } = await customers.get(house.scope, customerId)
  assert.deepEqual(
    contacts.map(({ email, isEmailTracked }) => [email, isEmailTracked]),
    [
      ['told@marked.example', true],
      ['written@marked.example', false],
    ],
  )
})
