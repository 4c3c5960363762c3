import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { sql } from 'kysely'
import { snooze, undo } from '../actions/actions.ts'
import type { Today } from './schema.ts'
import { addSignal, addTeam } from './today.fixture.ts'
import { setLimit, today } from './today.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { customer, empty } from '../../../test/world.ts'

let database: TestDatabase
let mara: Scope

before(async () => {
  database = await testDatabase()
  ;({ mara } = await addTeam(await testScope(database)))
})
after(() => database[Symbol.asyncDispose]())
beforeEach(() => empty(mara))

async function stalled(name: string, rank: number): Promise<{ customerId: number; signals: number[] }> {
  const customerId = await customer(mara, name)
  return { customerId, signals: [await addSignal(mara, customerId, 'stalled', 'silent', rank)] }
}

const rankNow = (customerId: number, rank: number) =>
  sql`update signal set rank = ${rank} where customer_id = ${customerId}`.execute(mara.db)

const names = (lines: Today['lines']) => lines.map(({ name }) => name)
const keep = ({ list, lines }: Today) => ({ list, keep: lines.map(({ customerId }) => customerId) })

test('A list that is kept keeps its order when ranks change, and what comes later is apart', async () => {
  const [ada, ben] = [await stalled('Ada', 3), await stalled('Ben', 2)]
  const morning = await today(mara)
  assert.deepEqual([names(morning.lines), morning.newer], [['Ada', 'Ben'], []])
  await rankNow(ben.customerId, 9)
  await stalled('Cleo', 5)
  const noon = await today(mara, keep(morning))
  assert.deepEqual([names(noon.lines), names(noon.newer)], [['Ada', 'Ben'], ['Cleo']])
  assert.deepEqual(names((await today(mara)).lines), ['Ben', 'Cleo', 'Ada'], 'a list that is not kept')
  const withNew = { list: noon.list, keep: [...keep(noon).keep, noon.newer[0]!.customerId] }
  const after = await today(mara, withNew)
  assert.deepEqual([names(after.lines), after.newer], [['Ada', 'Ben', 'Cleo'], []])
  assert.deepEqual(await today(mara, withNew), after, 'the same request has the same answer')
  await snooze(mara, { ...ada, until: '2026-12-01' })
  assert.deepEqual(names((await today(mara, withNew)).lines), ['Ben', 'Cleo'])
})

test('A line that is undone is back in its place', async () => {
  const ada = await stalled('Ada', 3)
  await stalled('Ben', 2)
  const morning = keep(await today(mara))
  const { action } = await snooze(mara, { ...ada, until: '2026-12-01' })
  assert.deepEqual(names((await today(mara, morning)).lines), ['Ben'])
  await undo(mara, ada.customerId, action)
  assert.deepEqual(names((await today(mara, morning)).lines), ['Ada', 'Ben'])
})

test('Done lines make no room for others, and a kept line stays above the limit', async () => {
  await setLimit(mara, 2)
  const [ada] = [await stalled('Ada', 4), await stalled('Ben', 3), await stalled('Cleo', 2)]
  const morning = await today(mara)
  assert.deepEqual([names(morning.lines), morning.leftOut.help], [['Ada', 'Ben'], 1])
  await snooze(mara, { ...ada, until: '2026-12-01' })
  const later = await today(mara, keep(morning))
  assert.deepEqual([names(later.lines), later.newer, later.leftOut.help], [['Ben'], [], 1])
  await stalled('Dora', 8)
  const noon = await today(mara, keep(morning))
  assert.deepEqual([names(noon.lines), names(noon.newer), noon.leftOut.help], [['Ben'], ['Dora'], 1])
})

test('The list of yesterday or of somebody else is not kept', async () => {
  const [ada] = [await stalled('Ada', 1), await stalled('Ben', 2)]
  const own = await today(mara)
  const old = { list: '2026-11-01 mara', keep: [ada.customerId] }
  assert.deepEqual(names((await today(mara, old)).lines), ['Ben', 'Ada'])
  const another = { list: own.list.replace('mara', 'jon'), keep: [ada.customerId] }
  assert.deepEqual(names((await today(mara, another)).lines), ['Ben', 'Ada'])
  assert.deepEqual(names((await today(mara, { list: own.list, keep: [99_999] })).newer), ['Ben', 'Ada'])
})
