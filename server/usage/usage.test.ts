import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import * as customers from '../customers/customers.ts'
import { processInbox } from './inbox/inbox.ts'
import { expireEvents } from './retention-store.ts'
import { join, openUsage, page, makeEvent, track } from './usage.fixture.ts'
import * as usage from './usage.ts'

let house: Awaited<ReturnType<typeof openUsage>>
before(async () => (house = await openUsage()))
after(() => house[Symbol.asyncDispose]())

test('when customers are merged the days of each contact go along and add up where nobody is known by name', async () => {
  const nobody = (groupRef: string, hours: number) =>
    makeEvent('page', hours, { messageId: `nobody-${groupRef}`, anonymousId: `a${groupRef}`, groupRef })
  await house.tell(
    nobody('m1', 0),
    nobody('m2', 1),
    page('merged', 0, { groupRef: 'm1' }),
    join('merged', 'm1'),
  )
  const [from, into] = [await house.customerOf('group', 'm1'), await house.customerOf('group', 'm2')]
  const before = await house.placeOf('merged')
  await customers.merge(house.scope, from, into)
  assert.deepEqual(await house.placeOf('merged'), { customer: into, contact: before.contact })
  const { contacts } = await usage.usageOf(house.scope, into)
  assert.deepEqual(
    contacts.map((contact) => [contact.id, contact.events]).toSorted((a, b) => a[0]! - b[0]!),
    [
      [0, 2],
      [before.contact, 1],
    ],
  )
})

test('what counts can be changed afterwards: the days that are still known event by event are counted again', async () => {
  await house.tell(
    track('counter', 'Did'),
    track('counter', 'Logged In', 1),
    track('counter', 'Payment Failed', 24),
  )
  const { customer } = await house.placeOf('counter')
  const dayRows = async () => {
    const { rows } = await sql<object>`
      select day, logins, is_login, key_actions, failures from usage_day where customer_id = ${customer} order by day
    `.execute(house.scope.db)
    return rows.map((row) => Object.values(row))
  }
  assert.deepEqual(await dayRows(), [
    ['2026-11-20', 1, true, 0, 0],
    ['2026-11-21', 0, true, 0, 1],
  ])
  const settings = await usage.settings(house.scope)
  await usage.changeSettings(house.scope, {
    ...settings,
    anyEventIsLogin: false,
    keyNames: ['Did'],
    failedNames: [],
  })
  await usage.recount(house.scope)
  assert.deepEqual(await dayRows(), [
    ['2026-11-20', 1, true, 1, 0],
    ['2026-11-21', 0, false, 0, 0],
  ])
  await usage.changeSettings(house.scope, settings)
  await usage.recount(house.scope)
  assert.deepEqual(await dayRows(), [
    ['2026-11-20', 1, true, 0, 0],
    ['2026-11-21', 0, true, 0, 1],
  ])
})

test('single events go after their time, their days stay, and a recount leaves those days alone', async () => {
  const old = { receivedAt: new Date('2025-01-05T12:00:00Z'), occurredAt: new Date('2025-01-05T12:00:00Z') }
  await house.tell(page('past', 0, { ...old, messageId: 'past' }), page('past'))
  const { customer } = await house.placeOf('past')
  const before = await house.daysOf(customer)
  await expireEvents(house.scope)
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from usage_event where message_id = 'past') +
           (select count(*) from usage_message where message_id = 'past') as n
  `.execute(house.scope.db)
  assert.equal(rows[0]!.n, 0)
  await usage.recount(house.scope)
  assert.deepEqual(await house.daysOf(customer), before)
  assert.deepEqual(before, [
    ['2025-01-05', 1],
    ['2026-11-20', 1],
  ])
})

test('who is told to be in the same group every day has been there since the first time', async () => {
  const hours = (day: number) => -24 * day
  const groups = [
    [90, 'one'],
    [80, 'one'],
    [70, 'two'],
    [60, 'two'],
    [50, 'one'],
    [2, 'one'],
  ] as const
  await house.tell(...groups.map(([day, group]) => join('steady', group, hours(day))))
  await expireEvents(house.scope)
  const { rows } = await sql<{ group_ref: string }>`
    select group_ref from usage_member where user_ref = 'steady' order by since
  `.execute(house.scope.db)
  assert.deepEqual(
    rows.map((row) => row.group_ref),
    ['one', 'two', 'one', 'one'],
  )
  await house.tell(page('steady', hours(65)), page('steady', hours(45)))
  assert.equal((await house.daysOf(await house.customerOf('group', 'two'))).length, 1)
  assert.equal((await house.daysOf(await house.customerOf('group', 'one'))).length, 1)
})

test('a late event finds its day, and the company’s calendar says which', async () => {
  const at = { occurredAt: new Date('2026-11-18T23:30:00Z') }
  await sql`update settings set time_zone = 'Europe/Berlin'`.execute(house.scope.db)
  await house.tell(page('late', 0, at))
  await sql`update settings set time_zone = 'UTC'`.execute(house.scope.db)
  await house.tell(page('late', 0, at))
  assert.deepEqual(await house.daysOf((await house.placeOf('late')).customer), [
    ['2026-11-18', 1],
    ['2026-11-19', 1],
  ])
})

test('what was told is counted: names, those who wait, visitors nobody knows', async () => {
  const before = await usage.state(house.scope)
  await usage.accept(house.scope, [
    makeEvent('track', 0, { messageId: 'rare', anonymousId: 'stranger', name: 'Rare' }),
  ])
  assert.equal((await usage.state(house.scope)).waiting, 1)
  await processInbox(house.scope)
  const state = await usage.state(house.scope)
  assert.deepEqual(
    [state.waiting, state.unknownVisitors, state.receivedToday],
    [0, before.unknownVisitors + 1, before.receivedToday + 1],
  )
  assert.deepEqual(
    (await usage.names(house.scope)).find((seen) => seen.name === 'Rare'),
    { name: 'Rare', events: 1, lastDay: '2026-11-20' },
  )
})

test('of a customer with more people than anybody reads the latest are told, each by name, and all days count', async () => {
  await house.tell(page('founder', -24, { groupRef: 'large' }))
  const large = await house.customerOf('group', 'large')
  await sql`
    with people as (
      insert into contact (customer_id, name, created_at)
      select ${large}, 'Person ' || n, now() from generate_series(1, 1005) n returning id
    )
    insert into usage_day
    select ${large}, id, '2026-11-20', 1, 0, true, 0, 0, now(), now() from people
  `.execute(house.scope.db)
  const { contacts, firstDay, lastDay, loginDays } = await usage.usageOf(house.scope, large)
  assert.deepEqual([contacts.length, firstDay, lastDay, loginDays], [1000, '2026-11-19', '2026-11-20', 2])
  assert.deepEqual(
    contacts.filter(({ name }) => name === null),
    [],
  )
})
