import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import * as customers from '../customers/customers.ts'
import { processInbox } from './inbox/inbox.ts'
import { join, openUsage, page, makeEvent, track } from './usage.fixture.ts'
import * as usage from './usage.ts'

let usageTest: Awaited<ReturnType<typeof openUsage>>
before(async () => (usageTest = await openUsage()))
after(() => usageTest[Symbol.asyncDispose]())

test('merging customers moves the days of each contact and adds up those of unidentified people', async () => {
  const unidentified = (groupRef: string, hours: number) =>
    makeEvent('page', hours, { messageId: `unidentified-${groupRef}`, anonymousId: `a${groupRef}`, groupRef })
  await usageTest.send(
    unidentified('m1', 0),
    unidentified('m2', 1),
    page('merged', 0, { groupRef: 'm1' }),
    join('merged', 'm1'),
  )
  const [from, into] = [await usageTest.customerOf('group', 'm1'), await usageTest.customerOf('group', 'm2')]
  const before = await usageTest.placeOf('merged')
  await customers.merge(usageTest.scope, from, into)
  assert.deepEqual(await usageTest.placeOf('merged'), { customer: into, contact: before.contact })
  const { contacts } = await usage.usageOf(usageTest.scope, into)
  assert.deepEqual(
    contacts.map((contact) => [contact.id, contact.events]).toSorted((a, b) => a[0]! - b[0]!),
    [
      [0, 2],
      [before.contact, 1],
    ],
  )
})

test('a change of what counts as a log-in recounts the days whose events are still kept', async () => {
  await usageTest.send(
    track('counter', 'Did'),
    track('counter', 'Logged In', 1),
    track('counter', 'Payment Failed', 24),
  )
  const { customer } = await usageTest.placeOf('counter')
  const dayRows = async () => {
    const { rows } = await sql<object>`
      select day, logins, is_login, key_actions, failures from usage_day where customer_id = ${customer} order by day
    `.execute(usageTest.scope.db)
    return rows.map((row) => Object.values(row))
  }
  assert.deepEqual(await dayRows(), [
    ['2026-11-20', 1, true, 0, 0],
    ['2026-11-21', 0, true, 0, 1],
  ])
  const settings = await usage.settings(usageTest.scope)
  await usage.changeSettings(usageTest.scope, {
    ...settings,
    anyEventIsLogin: false,
    keyNames: ['Did'],
    failedNames: [],
  })
  await usage.recount(usageTest.scope)
  assert.deepEqual(await dayRows(), [
    ['2026-11-20', 1, true, 1, 0],
    ['2026-11-21', 0, false, 0, 0],
  ])
  await usage.changeSettings(usageTest.scope, settings)
  await usage.recount(usageTest.scope)
  assert.deepEqual(await dayRows(), [
    ['2026-11-20', 1, true, 0, 0],
    ['2026-11-21', 0, true, 0, 1],
  ])
})

test('expired events are deleted, their days stay, and a recount leaves those days unchanged', async () => {
  const old = { receivedAt: new Date('2025-01-05T12:00:00Z'), occurredAt: new Date('2025-01-05T12:00:00Z') }
  await usageTest.send(page('past', 0, { ...old, messageId: 'past' }), page('past'))
  const { customer } = await usageTest.placeOf('past')
  const before = await usageTest.daysOf(customer)
  await usage.expireEvents(usageTest.scope)
  const { rows } = await sql<{ n: number }>`
    select (select count(*) from usage_event where message_id = 'past') +
           (select count(*) from usage_message where message_id = 'past') as n
  `.execute(usageTest.scope.db)
  assert.equal(rows[0]!.n, 0)
  await usage.recount(usageTest.scope)
  assert.deepEqual(await usageTest.daysOf(customer), before)
  assert.deepEqual(before, [
    ['2025-01-05', 1],
    ['2026-11-20', 1],
  ])
})

test('repeated calls for the same group are compacted to the first one', async () => {
  const hours = (day: number) => -24 * day
  const groups = [
    [90, 'one'],
    [80, 'one'],
    [70, 'two'],
    [60, 'two'],
    [50, 'one'],
    [2, 'one'],
  ] as const
  await usageTest.send(...groups.map(([day, group]) => join('steady', group, hours(day))))
  await usage.expireEvents(usageTest.scope)
  const { rows } = await sql<{ group_ref: string }>`
    select group_ref from usage_member where user_ref = 'steady' order by since
  `.execute(usageTest.scope.db)
  assert.deepEqual(
    rows.map((row) => row.group_ref),
    ['one', 'two', 'one', 'one'],
  )
  await usageTest.send(page('steady', hours(65)), page('steady', hours(45)))
  assert.equal((await usageTest.daysOf(await usageTest.customerOf('group', 'two'))).length, 1)
  assert.equal((await usageTest.daysOf(await usageTest.customerOf('group', 'one'))).length, 1)
})

test('a late event counts on its day in the company’s time zone', async () => {
  const at = { occurredAt: new Date('2026-11-18T23:30:00Z') }
  await sql`update settings set time_zone = 'Europe/Berlin'`.execute(usageTest.scope.db)
  await usageTest.send(page('late', 0, at))
  await sql`update settings set time_zone = 'UTC'`.execute(usageTest.scope.db)
  await usageTest.send(page('late', 0, at))
  assert.deepEqual(await usageTest.daysOf((await usageTest.placeOf('late')).customer), [
    ['2026-11-18', 1],
    ['2026-11-19', 1],
  ])
})

test('the tracking state counts event names, waiting events and unknown visitors', async () => {
  const before = await usage.state(usageTest.scope)
  await usage.accept(usageTest.scope, [
    makeEvent('track', 0, { messageId: 'rare', anonymousId: 'stranger', name: 'Rare' }),
  ])
  assert.equal((await usage.state(usageTest.scope)).waiting, 1)
  await processInbox(usageTest.scope)
  const state = await usage.state(usageTest.scope)
  assert.deepEqual(
    [state.waiting, state.unknownVisitors, state.receivedToday],
    [0, before.unknownVisitors + 1, before.receivedToday + 1],
  )
  assert.deepEqual(
    (await usage.names(usageTest.scope)).find(({ name }) => name === 'Rare'),
    { name: 'Rare', events: 1, lastDay: '2026-11-20' },
  )
})

test('a customer with more than 1,000 contacts shows the latest of them by name and counts all days', async () => {
  await usageTest.send(page('founder', -24, { groupRef: 'large' }))
  const large = await usageTest.customerOf('group', 'large')
  await sql`
    with people as (
      insert into contact (customer_id, name, created_at)
      select ${large}, 'Person ' || n, now() from generate_series(1, 1005) n returning id
    )
    insert into usage_day
    select ${large}, id, '2026-11-20', 1, 0, true, 0, 0, now(), now() from people
  `.execute(usageTest.scope.db)
  const { contacts, firstDay, lastDay, loginDays } = await usage.usageOf(usageTest.scope, large)
  assert.deepEqual([contacts.length, firstDay, lastDay, loginDays], [1000, '2026-11-19', '2026-11-20', 2])
  assert.deepEqual(
    contacts.filter(({ name }) => name === null),
    [],
  )
})
