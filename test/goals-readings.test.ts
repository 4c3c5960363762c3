import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import * as customers from '../server/customers/customers.ts'
import { comment } from '../server/goals/comments.ts'
import { addMilestone } from '../server/goals/milestones.ts'
import { correct, dispute, record, settle } from '../server/goals/readings.ts'
import { settleGoals } from '../server/goals/refresh.ts'
import { goalsOf, wholeGoal } from '../server/goals/whole.ts'
import type { Scope } from '../server/platform/scope.ts'
import { testDatabase, testScope, type TestDatabase } from './database.ts'
import { at, differences, openRate, team, them } from './goals-world.ts'
import { on } from './visits.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

test('a reading that reaches the target reaches the goal on its day', async () => {
  const { id, metricId, goalId } = await openRate(scope, 'Ben')
  await record(scope, them, { id, metricId, value: 0.31, at: at('2026-11-10') })
  const { status, reachedOn, words } = await wholeGoal(scope, id, goalId)
  assert.deepEqual(
    { status, reachedOn, words },
    { status: 'reached', reachedOn: '2026-11-10', words: 'Reached four weeks early' },
  )
})

test('a disputed reading is left out until it is answered, and stays to be seen', async () => {
  const { id, metricId, goalId } = await openRate(scope, 'Cleo')
  const { id: readingId } = await record(scope, team, { id, metricId, value: 0.21, at: at('2026-11-20') })
  assert.equal((await wholeGoal(scope, id, goalId)).status, 'at_risk')
  await dispute(scope, them, { id, readingId, words: 'That was our test mailing.' })
  const disputed = await wholeGoal(scope, id, goalId)
  assert.deepEqual([disputed.readings, disputed.progress], [0, null])
  assert.equal(disputed.series[0]!.dispute!.words, 'That was our test mailing.')
  assert.equal(disputed.series[0]!.counts, false)
  await settle(scope, team, { id, readingId, answer: 'It went to the whole list.' })
  assert.equal((await wholeGoal(scope, id, goalId)).readings, 1)
  await assert.rejects(dispute(scope, them, { id, readingId, words: 'No.' }), { status: 409 })
})

test('a correction stands in the place of a reading, which stays to be seen', async () => {
  const { id, metricId, goalId } = await openRate(scope, 'Dora')
  const { id: readingId } = await record(scope, team, { id, metricId, value: 0.05, at: at('2026-11-20') })
  const { id: better } = await correct(scope, team, { id, readingId, value: 0.28 })
  const { series, latest, readings } = await wholeGoal(scope, id, goalId)
  assert.deepEqual([latest, readings], [0.28, 1])
  assert.deepEqual(
    series.map(({ id, counts, correctedBy }) => [id, counts, correctedBy]),
    [
      [readingId, false, better],
      [better, true, null],
    ],
  )
  await assert.rejects(correct(scope, team, { id, readingId, value: 0.1 }), { code: 'reading_corrected' })
})

test('who is merged brings goals, readings, milestones and comments along', async () => {
  const [from, into] = [await openRate(scope, 'Mo'), await openRate(scope, 'Mo again')]
  await record(scope, team, { id: from.id, metricId: from.metricId, value: 0.3, at: at('2026-11-02') })
  await addMilestone(scope, { id: from.id, goalId: from.goalId, title: 'First', dueOn: null })
  await comment(scope, them, { id: from.id, goalId: from.goalId, words: 'Here I am.' })
  await customers.merge(scope, from.id, into.id)
  const all = await goalsOf(scope, from.id)
  assert.deepEqual(
    all.map(({ customerId, status }) => [customerId, status]),
    [
      [into.id, 'reached'],
      [into.id, 'reached'],
    ],
  )
  const moved = all.find(({ id }) => id === from.goalId)!
  assert.deepEqual([moved.milestones.length, moved.comments.length, moved.series.length], [1, 1, 1])
})

test('days alone make a goal fall behind, and what is stored is what the readings give', async () => {
  const { id, metricId, goalId } = await openRate(scope, 'Noa')
  await record(scope, team, { id, metricId, value: 0.29, at: at('2026-11-20') })
  assert.deepEqual(await differences(scope), [])
  const later = on(scope, '2027-01-20')
  await settleGoals(later)
  const late = await wholeGoal(later, id, goalId)
  assert.deepEqual([late.status, late.words], ['at_risk', 'Nine tenths of the way, six weeks overdue'])
  assert.deepEqual(await differences(later), [])
})
