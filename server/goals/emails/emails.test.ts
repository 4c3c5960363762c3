import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import * as customers from '../../customers/customers.ts'
import { inviteToPortal } from '../../customers/portal/links/links.ts'
import * as goals from '../goals.ts'
import { queueProgressEmails } from './emails.ts'
import { record } from '../readings/readings.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { processInbox } from '../../usage/inbox/inbox.ts'
import { mail } from '../../usage/usage.fixture.ts'
import { accept } from '../../usage/usage.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { at, openRate, team, type OneGoal } from '../goals.fixture.ts'
import { on } from '../../../test/world.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

async function owned(name: string, email: string): Promise<OneGoal> {
  const one = await openRate(scope, name)
  const contact = { customerId: one.id, name, email, phone: null, title: null }
  const { id: customerOwner } = await customers.addContact(scope, contact)
  await goals.changeGoal(scope, { id: one.id, goalId: one.goalId, customerOwner })
  return one
}

async function emails(): Promise<{ recipient: string; subject: string; text: string; state: string }[]> {
  const { rows } = await sql<{ recipient: string; subject: string; text: string; state: string }>`
    select recipient, subject, body_text as text, state from mail where kind = 'progress' order by id
  `.execute(scope.db)
  return rows
}

test('early in the month each customer with new readings gets one email about their progress', async () => {
  const ada = await owned('Ada', 'ada@lovelace.example')
  await record(scope, team, { id: ada.id, metricId: ada.metricId, value: 0.25, at: at('2026-11-20') })
  // Nothing new in the month, and no recipient.
  const ben = await owned('Ben', 'ben@okri.example')
  await record(scope, team, { id: ben.id, metricId: ben.metricId, value: 0.25, at: at('2026-10-20') })
  const cleo = await openRate(scope, 'Cleo')
  await record(scope, team, { id: cleo.id, metricId: cleo.metricId, value: 0.25, at: at('2026-11-20') })
  const first = on(scope, '2026-12-01')
  await queueProgressEmails(on(scope, '2026-11-30'))
  assert.deepEqual(await emails(), [])
  await queueProgressEmails(first)
  await queueProgressEmails(first)
  const all = await emails()
  assert.deepEqual(
    all.map(({ recipient, subject }) => [recipient, subject]),
    [['ada@lovelace.example', 'Your progress in November 2026']],
  )
  assert.match(all[0]!.text, /More people open what we send\s+20 % → 25 % of 30 %\. Half of the way/)
})

test('someone who has unsubscribed gets no email', async () => {
  const dora = await owned('Dora', 'dora@maar.example')
  await record(scope, team, { id: dora.id, metricId: dora.metricId, value: 0.25, at: at('2026-11-20') })
  await sql`insert into mail_opt_out (email, list, at) values ('dora@maar.example', 'progress', now())`.execute(
    scope.db,
  )
  await queueProgressEmails(on(scope, '2026-12-02'))
  const own = (await emails()).filter(({ recipient }) => recipient.startsWith('dora'))
  assert.deepEqual(
    own.map(({ state }) => state),
    ['dropped'],
  )
})

test('an address known only from tracking gets no email unless the team gave it access to the portal', async () => {
  const eve = await owned('Eve', 'eve@okri.example')
  await record(scope, team, { id: eve.id, metricId: eve.metricId, value: 0.25, at: at('2026-11-20') })
  const trackAddress = async (email: string) => {
    await accept(scope, [mail('eve', email)])
    await processInbox(scope)
  }
  await trackAddress('eve@okri.example')
  await trackAddress('mallory@evil.example')
  await inviteToPortal(scope, eve.id, { email: 'eve@okri.example' })
  await queueProgressEmails(on(scope, '2026-12-03'))
  const own = (await emails()).filter(({ recipient }) => /eve|mallory/.test(recipient))
  assert.deepEqual(
    own.map(({ recipient }) => recipient),
    ['eve@okri.example'],
  )
})

test('an invalid address does not keep the others from getting their email', async () => {
  for (const [name, email] of [
    ['Emil', 'emil@localhost'],
    ['Fay', 'fay@weldon.example'],
  ] as const) {
    const one = await owned(name, email)
    await record(scope, team, { id: one.id, metricId: one.metricId, value: 0.25, at: at('2026-11-20') })
  }
  await queueProgressEmails(on(scope, '2026-12-03'))
  const own = (await emails()).map(({ recipient }) => recipient).filter((to) => /^(emil|fay)/.test(to))
  assert.deepEqual(own, ['fay@weldon.example'])
})
