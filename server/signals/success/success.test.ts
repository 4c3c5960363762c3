import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import * as customers from '../../customers/customers.ts'
import * as goals from '../../goals/goals.ts'
import { metrics } from '../../goals/metrics/metrics.ts'
import { record as recordReading } from '../../goals/readings/readings.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { runNightly } from '../nightly/nightly.ts'
import { ofCustomer } from '../signals.ts'
import { judge, judgementsOf, successOfCustomer } from './success.ts'
import { ivoAmongOthers } from '../../plays/asks.fixture.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { customer, differences, empty, on } from '../../../test/world.ts'

let database: TestDatabase
let scope: Scope

before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())
beforeEach(() => empty(scope))

const at = () => on(scope, '2026-11-22')
const team = { side: 'team', name: 'Mara' } as const

/** A goal to raise the open rate from 20 % to 30 %, from 1 September to the end of November. */
async function wantsMoreOpened(
  id: number,
): Promise<{ goalId: number; reads: (value: number, day: string) => Promise<unknown> }> {
  const plan = { target: 0.3, baseline: 0.2, startsOn: '2026-09-01', dueOn: '2026-11-30' }
  const goal = { id, template: 'open_rate', customerOwner: null, agreed: true, ...plan }
  const { id: goalId } = await goals.makeFromTemplate(at(), goal)
  const metricId = (await metrics(at())).find(({ name }) => name === 'Open rate')!.id
  const reads = (value: number, day: string) =>
    recordReading(at(), team, { id, metricId, value, at: new Date(`${day}T09:00:00Z`) })
  return { goalId, reads }
}

const open = async (id: number) =>
  (await ofCustomer(at(), id)).filter(({ state }) => state === 'open').map(({ kind }) => kind)

test('Success comes with its inputs, the worst of them, and the judgement of the team', async () => {
  const ivo = await ivoAmongOthers(scope)
  const before = await successOfCustomer(at(), ivo)
  assert.deepEqual(
    before.inputs.map(({ name, weight }) => [name, Number(weight.toFixed(3))]),
    [
      ['usage', 0.5],
      ['orders', 0.333],
      ['problems', 0.167],
    ],
  )
  assert.deepEqual([before.worst, before.judgement], ['orders', null])
  assert.match(
    before.inputs[0]!.sentence,
    /^logged in on 22 of the last 22 days, more than 98 % of 26 customers/,
  )
  const { reads } = await wantsMoreOpened(ivo)
  await reads(0.21, '2026-11-20')
  await judge(at(), { id: ivo, level: 4, reason: 'Writes that it works' })
  const now = await successOfCustomer(at(), ivo)
  assert.deepEqual(
    [now.worst, now.inputs[0]!.name, now.inputs[0]!.sentence],
    ['goals', 'goals', '1 goal, 1 at risk'],
  )
  assert.ok(now.score! < before.score!)
  assert.deepEqual([now.judgement?.level, now.judgement?.reason], [4, 'Writes that it works'])
})

test('A customer without any fact has no success, and can be judged all the same', async () => {
  const ada = await customer(scope, 'Ada')
  await judge(at(), { id: ada, level: 2, reason: 'Sounded tired' })
  await judge(on(scope, '2026-11-23'), { id: ada, level: 3, reason: 'Better' })
  const { score, inputs, judgement } = await successOfCustomer(at(), ada)
  assert.deepEqual([score, inputs.map(({ name }) => name), judgement?.level], [null, ['problems'], 3])
  assert.deepEqual(
    (await judgementsOf(at(), ada)).map(({ level }) => level),
    [3, 2],
  )
  await assert.rejects(judge(at(), { id: 999, level: 3, reason: 'x' }), /999/)
})

test('Judgements move when two customers are merged', async () => {
  const [ada, countess] = [await customer(scope, 'Ada'), await customer(scope, 'Countess')]
  await judge(at(), { id: ada, level: 2, reason: 'Sounded tired' })
  await customers.merge(at(), ada, countess)
  assert.equal((await successOfCustomer(at(), countess)).judgement?.reason, 'Sounded tired')
})

test('A reading behind pace opens a signal at once, and one that reaches the goal turns it into thanks', async () => {
  const ada = await customer(scope, 'Ada')
  await runNightly(at())
  const { reads } = await wantsMoreOpened(ada)
  assert.deepEqual(await differences(at()), [])
  await reads(0.22, '2026-11-20')
  assert.deepEqual(await open(ada), ['goal_slipping'])
  await reads(0.31, '2026-11-21')
  assert.deepEqual(await open(ada), ['goal_reached'])
  assert.deepEqual(await differences(at()), [])
  await runNightly(on(scope, '2026-12-06'))
  assert.deepEqual(await open(ada), [])
})

test('A customer whose goal slips is not asked for the next sale until the goal is on track again', async () => {
  const ivo = await ivoAmongOthers(scope)
  assert.ok((await open(ivo)).includes('ready_for_next_sale'))
  const { goalId, reads } = await wantsMoreOpened(ivo)
  await reads(0.22, '2026-11-20')
  assert.ok(!(await open(ivo)).includes('ready_for_next_sale'))
  await goals.overrideStatus(at(), ivo, goalId, { status: 'on_track', reason: 'They told us why' })
  assert.ok((await open(ivo)).includes('ready_for_next_sale'))
  assert.deepEqual(await differences(at()), [])
})
