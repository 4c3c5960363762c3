import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { assign, snooze } from '../actions/actions.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { addSignal, addTeam } from './today.fixture.ts'
import { today, waiting } from './today.ts'
import { record } from '../../sales/sales.ts'
import { makeOrder } from '../../sales/sample/make-order.ts'
import { cast } from '../../customers/sample/cast.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { customer as addCustomer, empty } from '../../../test/world.ts'

let database: TestDatabase
let mara: Scope
let jon: Scope

before(async () => {
  database = await testDatabase()
  ;({ mara, jon } = await addTeam(await testScope(database)))
})
after(() => database[Symbol.asyncDispose]())
beforeEach(() => empty(mara))

const customer = (name: string) => addCustomer(mara, name)
const signal = (customerId: number, kind: string, reason: string, rank: number) =>
  addSignal(mara, customerId, kind, reason, rank)

test('A customer is one line with all signals, help before ask before thank, and the strongest customer is first', async () => {
  const [ada, ben] = [await customer('Ada'), await customer('Ben')]
  await signal(ada, 'stalled', 'silent', 0.4)
  await signal(ada, 'usage_drop', 'fewer_events', 0.7)
  // However strong, thanks come after help.
  await signal(ada, 'thriving', 'top_fifth', 0.9)
  await signal(ben, 'stalled', 'silent', 0.5)
  const { lines, leftOut } = await today(mara)
  assert.deepEqual(
    lines.map((line) => [line.name, line.group, line.signals.map(({ kind }) => kind)]),
    [
      ['Ada', 'help', ['stalled', 'usage_drop', 'thriving']],
      ['Ben', 'help', ['stalled']],
    ],
  )
  assert.deepEqual(leftOut, { help: 0, ask: 0, thank: 0 })
})

test('An action on a line is for all its signals, and makes it one of the day that are done', async () => {
  const ada = await customer('Ada')
  const signals = [
    await signal(ada, 'thriving', 'top_fifth', 0.9),
    await signal(ada, 'stalled', 'silent', 0.2),
  ]
  assert.deepEqual((await today(mara)).leftOut, { help: 0, ask: 0, thank: 0 })
  await snooze(mara, { customerId: ada, signals, until: '2026-12-01' })
  const { lines, handled, done } = await today(mara)
  assert.deepEqual([lines, handled, done.map(({ group }) => group)], [[], 1, ['help']])
})

test('A line assigned to a colleague is theirs with all its signals, whatever their groups', async () => {
  const ada = await customer('Ada')
  const stalled = await signal(ada, 'stalled', 'silent', 0.2)
  await assign(mara, { customerId: ada, signals: [stalled], to: 'jon' })
  await signal(ada, 'thriving', 'top_fifth', 0.9)
  const own = await today(mara)
  assert.deepEqual([own.lines, own.leftOut.thank], [[], 0])
  assert.equal((await today(jon)).lines[0]!.signals.length, 2)
})

test('The list of all lines is filtered by the group that leads, and by a kind anywhere in the line', async () => {
  const [ada, ben] = [await customer('Ada'), await customer('Ben')]
  await signal(ada, 'stalled', 'silent', 0.2)
  await signal(ada, 'thriving', 'top_fifth', 0.9)
  await signal(ben, 'thriving', 'top_fifth', 0.1)
  const names = async (filter: Partial<Parameters<typeof waiting>[1]>) =>
    (await waiting(mara, { limit: 9, ...filter })).lines.map(({ name }) => name)
  assert.deepEqual(await names({}), ['Ada', 'Ben'])
  assert.deepEqual(await names({ group: 'thank' }), ['Ben'])
  assert.deepEqual(await names({ kind: 'thriving' }), ['Ada', 'Ben'])
})

test('What a customer is worth is null while no order has an amount, and 0 only for who never ordered', async () => {
  await record(mara, 'shop', [
    makeOrder('1', cast.ivo, '2026-11-01', null),
    makeOrder('2', cast.ivo, '2026-11-08', null),
    makeOrder('3', cast.ada, '2026-11-01', null),
    makeOrder('4', cast.ada, '2026-11-08', 7900),
  ])
  await customer('Zoe')
  const { rows } = await sql<{ id: number }>`select id from customer`.execute(mara.db)
  for (const { id } of rows) await signal(id, 'stalled', 'silent', 0.5)
  const { lines } = await today(mara)
  assert.deepEqual(Object.fromEntries(lines.map(({ name, total }) => [name, total])), {
    [cast.ivo.name!]: null,
    [cast.ada.name!]: 7900,
    Zoe: 0,
  })
})
