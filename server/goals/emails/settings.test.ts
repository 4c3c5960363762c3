import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import * as customers from '../../customers/customers.ts'
import { inviteToPortal, revokeLink } from '../../customers/portal/links/links.ts'
import * as goals from '../goals.ts'
import { changeEmailSettings, emailSettings, emailExample } from './emails.ts'
import type { EmailSettings } from './emails.ts'
import { queueProgressEmails } from './emails.ts'
import { record } from '../readings/readings.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { at, openRate, team } from '../goals.fixture.ts'
import { startPortalServer } from '../../../test/portal/server.ts'
import { on } from '../../../test/world.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

const late = () => on(scope, '2026-11-22')
const emails = async () =>
  (await sql<{ to: string }>`select recipient as to from mail order by id`.execute(scope.db)).rows.map(
    ({ to }) => to,
  )

test('the expected recipients are counted by the same rule by which the email is sent', async () => {
  assert.deepEqual(await emailSettings(late()), { isOn: true, month: '2026-11-01', customers: 0 })
  assert.equal(await emailExample(late()), null)
  const reached = async () => (await emailSettings(late())).customers
  const ada = await openRate(scope, 'Ada')
  const recordValue = (value: number, day: string) =>
    record(scope, team, { id: ada.id, metricId: ada.metricId, value, at: at(day) })
  await recordValue(0.22, '2026-10-20')
  const { id: link } = await inviteToPortal(scope, ada.id, { email: 'ada@lovelace.example' })
  assert.equal(await reached(), 0, 'no new number in November')
  await recordValue(0.25, '2026-11-20')
  assert.equal(await reached(), 1)
  await revokeLink(scope, ada.id, link)
  assert.equal(await reached(), 0, 'nobody has a way in')
  await inviteToPortal(scope, ada.id, { email: 'ada@lovelace.example' })
  await inviteToPortal(scope, ada.id, { email: 'byron@lovelace.example' })
  assert.equal(await reached(), 1, 'a customer counts once')
  const leave = (email: string) =>
    sql`insert into mail_opt_out (email, list, at) values (${email}, 'progress', now())`.execute(scope.db)
  await leave('ada@lovelace.example')
  assert.equal(await reached(), 1)
  const example = await emailExample(late())
  assert.deepEqual(
    [example?.customerId, example?.to, example?.subject],
    [ada.id, 'byron@lovelace.example', 'Your progress in November 2026'],
  )
  assert.match(example!.text, /20 % → 25 % of 30 %/)
  await leave('byron@lovelace.example')
  assert.equal(await reached(), 0, 'all have unsubscribed')
})

test('no email is queued while they are off, and turning them on in time still sends them', async () => {
  await sql`delete from mail`.execute(scope.db)
  const ben = await openRate(scope, 'Ben')
  const contact = { customerId: ben.id, name: 'Ben', email: 'ben@okri.example', phone: null, title: null }
  const { id: customerOwner } = await customers.addContact(scope, contact)
  await goals.changeGoal(scope, { id: ben.id, goalId: ben.goalId, customerOwner })
  await record(scope, team, { id: ben.id, metricId: ben.metricId, value: 0.25, at: at('2026-11-20') })
  assert.equal((await changeEmailSettings(scope, { isOn: false })).isOn, false)
  await queueProgressEmails(on(scope, '2026-12-01'))
  assert.deepEqual(await emails(), [])
  const { rows } = await sql`select 1 from progress_email`.execute(scope.db)
  assert.equal(rows.length, 0, 'nothing says that they were written')
  await changeEmailSettings(scope, { isOn: true })
  await queueProgressEmails(on(scope, '2026-12-05'))
  assert.ok((await emails()).includes('ben@okri.example'))
})

test('the team turns the emails off and on through the API, and the audit log records who did', async () => {
  await using server = await startPortalServer()
  const call = (method: string, body?: unknown, cookie = server.cookie) =>
    server.ask(method, '/api/goals/emails', { cookie }, body)
  const read = async () => (await (await call('GET')).json()) as EmailSettings
  assert.equal((await read()).isOn, true)
  assert.equal((await call('PUT', { isOn: false })).status, 200)
  assert.equal((await read()).isOn, false)
  assert.equal((await call('PUT', { isOn: 'no' })).status, 400)
  assert.equal((await call('PUT', { isOn: true }, '')).status, 401)
  const { rows } = await server.pool.query<{ action: string }>(
    "select action from audit where action like 'goals.%' order by id",
  )
  assert.deepEqual(
    rows.map(({ action }) => action),
    ['goals.changeEmailSettings'],
  )
})
