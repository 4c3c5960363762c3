import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import * as customers from '../../customers/customers.ts'
import { listNotes } from '../../customers/notes/notes.ts'
import { address, assign, logContact, snooze, undo } from '../actions/actions.ts'
import { setLimit, today, waiting } from './today.ts'
import { addSignal, addTeam } from './today.fixture.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'

let database: TestDatabase
let mara: Scope
let jon: Scope

before(async () => {
  database = await testDatabase()
  ;({ mara, jon } = await addTeam(await testScope(database)))
})
after(() => database[Symbol.asyncDispose]())

async function customer(name: string): Promise<number> {
  return (await customers.record(mara, { kind: 'person', name, email: null, country: null })).id
}

const signal = (customerId: number, kind: string, reason: string, rank: number) =>
  addSignal(mara, customerId, kind, reason, rank)

const clear = () =>
  sql`truncate signal, signal_action, signal_limit, customer, customer_identity, contact_identity, portal_key cascade`.execute(
    mara.db,
  )

test('A signal about a contact comes with the name of the contact', async () => {
  await clear()
  const cleo = await customer('Cleo Cycles')
  const contact = { customerId: cleo, name: 'Mika Okafor', email: null, phone: null, title: null }
  const { id: contactId } = await customers.addContact(mara, contact)
  const id = await signal(cleo, 'champion_gone', 'contact_silent', 1)
  await sql`update signal set evidence = ${JSON.stringify({ contactId })}::jsonb where id = ${id}`.execute(
    mara.db,
  )
  const { lines } = await today(mara)
  assert.equal(lines[0]!.signals[0]!.contactName, 'Mika Okafor')
})

test('Lines above the limit are counted and stand in the full list, and an action makes no room for more', async () => {
  await clear()
  await setLimit(mara, 3)
  const made: [number, number][] = []
  for (let i = 0; i < 7; i++) {
    const id = await customer(`Customer ${i}`)
    made.push([id, await signal(id, i < 5 ? 'stalled' : 'thriving', i < 5 ? 'silent' : 'top_fifth', i)])
  }
  const first = await today(mara)
  assert.deepEqual(
    first.lines.map(({ name }) => name),
    ['Customer 6', 'Customer 4', 'Customer 3'],
    'two to help and one to thank',
  )
  assert.deepEqual(first.leftOut, { help: 3, ask: 0, thank: 1 })
  const [id, signalId] = made[6]!
  await address(mara, { customerId: id, signals: [signalId], code: 'holiday', comment: 'until May' })
  const second = await today(mara)
  assert.deepEqual([second.lines.length, second.handled, second.done[0]!.codeLabel], [2, 1, 'On holiday'])
  assert.equal((await today(jon)).lines.length, 6)
  const names: string[] = []
  for (let after: string | undefined; ;) {
    const page = await waiting(mara, { limit: 4, after })
    names.push(...page.lines.map(({ name }) => name))
    if (page.next === null) break
    after = page.next
  }
  assert.deepEqual(
    names,
    [5, 4, 3, 2, 1, 0].map((i) => `Customer ${i}`),
  )
})

test('A line assigned to a colleague is on their list and not on mine, until it is assigned to everybody again', async () => {
  await clear()
  const ada = await customer('Ada')
  const one = { customerId: ada, signals: [await signal(ada, 'stalled', 'silent', 1)] }
  await signal(ada, 'payment_failed', 'unpaid', 2)
  await assign(mara, { ...one, to: 'jon' })
  assert.deepEqual((await today(mara)).lines, [])
  assert.deepEqual((await today(mara)).leftOut, { help: 0, ask: 0, thank: 0 })
  assert.deepEqual((await today(jon)).lines[0]!.assignee, { id: 'jon', name: 'Jon' })
  await assign(jon, { ...one, to: null })
  assert.equal((await today(mara)).lines.length, 1)
  await assert.rejects(assign(mara, { ...one, to: 'nobody' }), /There is no person "nobody"/)
})

test('A logged call is kept as a note, and the line is back on the chosen day', async () => {
  await clear()
  const ada = await customer('Ada')
  const one = { customerId: ada, signals: [await signal(ada, 'stalled', 'silent', 1)] }
  await logContact(mara, { ...one, kind: 'call', comment: 'Calls back on Monday', until: '2026-11-24' })
  assert.deepEqual((await today(mara)).lines, [])
  const later = (day: string) => ({ ...mara, now: new Date(`${day}T12:00:00Z`) })
  assert.equal((await today(later('2026-11-23'))).lines.length, 0)
  assert.equal((await today(later('2026-11-24'))).lines.length, 1)
  assert.deepEqual(
    (await listNotes(mara, ada)).map(({ text, author, kind }) => [text, author, kind]),
    [['Calls back on Monday', 'Mara', 'call']],
  )
  await assert.rejects(snooze(mara, { ...one, until: '2026-11-22' }), /Choose a day after today/)
})

test('Every action can be undone, the last one first, and leaves every field as it was', async () => {
  await clear()
  const ada = await customer('Ada')
  const one = { customerId: ada, signals: [await signal(ada, 'stalled', 'silent', 1)] }
  const rows = async () => (await sql`select * from signal order by id`.execute(mara.db)).rows
  const before = await rows()
  const first = await snooze(mara, { ...one, until: '2026-12-01' })
  const between = await rows()
  const second = await logContact(mara, { ...one, kind: 'note', comment: 'Moved house', until: '2026-12-05' })
  const third = await address(mara, { ...one, code: null, comment: '' })
  await assert.rejects(undo(mara, ada, second.action), /Undo that first/)
  await assert.rejects(undo(jon, ada, third.action), /only Mara can undo it/)
  await undo(mara, ada, third.action)
  await undo(mara, ada, second.action)
  assert.deepEqual(await rows(), between)
  assert.deepEqual(await listNotes(mara, ada), [])
  await undo(mara, ada, first.action)
  await undo(mara, ada, first.action)
  assert.deepEqual(await rows(), before)
  assert.deepEqual((await today(mara)).done, [])
})

test('Of two who address the same line, the second is refused with the name of the first', async () => {
  await clear()
  const ada = await customer('Ada')
  const one = { customerId: ada, signals: [await signal(ada, 'stalled', 'silent', 1)], comment: '' }
  const both = await Promise.allSettled([
    address(mara, { ...one, code: 'bug' }),
    address(jon, { ...one, code: 'bug' }),
  ])
  assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected'])
  await assert.rejects(address(mara, { ...one, code: null }), /has already resolved this/)
  await assert.rejects(address(mara, { ...one, code: 'weather' }), /"weather" is not a reason code/)
  await assert.rejects(
    address(mara, { ...one, signals: [999], code: null }),
    /has no signal 999. Reload the list/,
  )
})
