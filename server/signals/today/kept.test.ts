import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { snooze, undo } from '../actions/actions.ts'
import type { Today } from './schema.ts'
import { addSignal, addTeam } from './today.fixture.ts'
import { keepLines, setLimit, today } from './today.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { customer, empty, on } from '../../../test/world.ts'

let database: TestDatabase
let mara: Scope
let jon: Scope

before(async () => {
  database = await testDatabase()
  ;({ mara, jon } = await addTeam(await testScope(database)))
})
after(() => database[Symbol.asyncDispose]())
beforeEach(async () => {
  await empty(mara)
  await sql`truncate signal_list, signal_limit`.execute(mara.db)
})

async function stalled(name: string, rank: number): Promise<{ customerId: number; signals: number[] }> {
  const customerId = await customer(mara, name)
  return { customerId, signals: [await addSignal(mara, customerId, 'stalled', 'silent', rank)] }
}

const rankNow = (customerId: number, rank: number) =>
  sql`update signal set rank = ${rank} where customer_id = ${customerId}`.execute(mara.db)

const names = (lines: Today['lines']) => lines.map(({ name }) => name)
const ids = (lines: Today['lines']) => lines.map(({ customerId }) => customerId)
/** What the page does when it is opened. */
async function open(scope: Scope): Promise<Today> {
  const first = await today(scope)
  return first.isKept ? first : keepLines(scope, ids(first.lines))
}

test('A list that is kept keeps its order when ranks change, and what comes later is apart', async () => {
  const [ada, ben] = [await stalled('Ada', 3), await stalled('Ben', 2)]
  const morning = await open(mara)
  assert.deepEqual([names(morning.lines), morning.newer, morning.isKept], [['Ada', 'Ben'], [], true])
  await rankNow(ben.customerId, 9)
  await stalled('Cleo', 5)
  const noon = await today(mara)
  assert.deepEqual([names(noon.lines), names(noon.newer)], [['Ada', 'Ben'], ['Cleo']])
  assert.deepEqual(names((await today(jon)).lines), ['Ben', 'Cleo', 'Ada'], 'a list that is not kept')
  const after = await keepLines(mara, ids(noon.newer))
  assert.deepEqual([names(after.lines), after.newer], [['Ada', 'Ben', 'Cleo'], []])
  assert.deepEqual(await keepLines(mara, ids(noon.newer)), after, 'adding twice adds once')
  await snooze(mara, { ...ada, until: '2026-12-01' })
  assert.deepEqual(names((await today(mara)).lines), ['Ben', 'Cleo'])
})

test('Two browsers that open the day at once show one list', async () => {
  for (const [name, rank] of [
    ['Ada', 3],
    ['Ben', 2],
    ['Cleo', 1],
  ] as const)
    await stalled(name, rank)
  const { lines } = await today(mara)
  const [one, other] = await Promise.all([
    keepLines(mara, ids(lines)),
    keepLines(mara, ids(lines.toReversed())),
  ])
  const now = await today(mara)
  assert.equal(new Set(names(now.lines)).size, 3)
  assert.deepEqual([names(one.lines).length, names(other.lines).length], [3, 3])
  assert.deepEqual(names((await open(mara)).lines), names(now.lines))
})

test('A line stays in the section in which it was first shown', async () => {
  const ada = await customer(mara, 'Ada')
  await addSignal(mara, ada, 'thriving', 'top_fifth', 1)
  await open(mara)
  await addSignal(mara, ada, 'stalled', 'silent', 1)
  const { lines } = await today(mara)
  assert.deepEqual(
    lines.map(({ group, section }) => [group, section]),
    [['help', 'thank']],
  )
})

test('A line that is undone is back in its place', async () => {
  const ada = await stalled('Ada', 3)
  await stalled('Ben', 2)
  await open(mara)
  const { action } = await snooze(mara, { ...ada, until: '2026-12-01' })
  assert.deepEqual(names((await today(mara)).lines), ['Ben'])
  await undo(mara, ada.customerId, action)
  assert.deepEqual(names((await today(mara)).lines), ['Ada', 'Ben'])
})

test('Done lines make no room for others; another number of lines a day begins another list', async () => {
  await setLimit(mara, 2)
  const [ada] = [await stalled('Ada', 4), await stalled('Ben', 3), await stalled('Cleo', 2)]
  const morning = await open(mara)
  assert.deepEqual([names(morning.lines), morning.leftOut.help], [['Ada', 'Ben'], 1])
  await snooze(mara, { ...ada, until: '2026-12-01' })
  const later = await today(mara)
  assert.deepEqual([names(later.lines), later.newer, later.leftOut.help], [['Ben'], [], 1])
  await stalled('Dora', 8)
  const noon = await today(mara)
  assert.deepEqual([names(noon.lines), names(noon.newer), noon.leftOut.help], [['Ben'], ['Dora'], 1])
  await setLimit(mara, 10)
  const longer = await today(mara)
  assert.deepEqual([longer.isKept, names(longer.lines)], [false, ['Dora', 'Ben', 'Cleo']])
})

test('A list is of one person and one day; an empty one is not kept, and nobody else can be in it', async () => {
  assert.equal((await open(mara)).isKept, false)
  const [ada, ben] = [await stalled('Ada', 1), await stalled('Ben', 2)]
  await keepLines(mara, [ada.customerId, 99_999])
  const own = await today(mara)
  assert.deepEqual([names(own.lines), names(own.newer)], [['Ada'], ['Ben']])
  assert.equal((await today(jon)).isKept, false)
  const tomorrow = on(mara, '2026-11-23')
  assert.equal((await today(tomorrow)).isKept, false)
  await keepLines(tomorrow, [ben.customerId])
  assert.deepEqual(names((await today(tomorrow)).lines), ['Ben'])
  assert.equal((await today(mara)).isKept, false, 'of former days nothing is stored')
  const count = async () => (await sql`select 1 from signal_list`.execute(mara.db)).rows.length
  assert.equal(await count(), 1)
  await sql`delete from auth_user where id = 'mara'`.execute(mara.db)
  assert.equal(await count(), 0)
})
