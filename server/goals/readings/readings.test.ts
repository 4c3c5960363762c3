import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import * as customers from '../../customers/customers.ts'
import { comment } from '../comments/comments.ts'
import { addMilestone } from '../milestones/milestones.ts'
import { correct, dispute, record, settle } from './readings.ts'
import { refreshStaleStandings } from '../progress/progress.ts'
import { goalsOf, goalDetails } from '../list/list.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { testDatabase, testScope, type TestDatabase } from '../../../test/database.ts'
import { at, differences, openRate, team, them } from '../goals.fixture.ts'
import { on } from '../../../test/world.ts'
import { DAY_MS } from '../../../values/days.ts'

let database: TestDatabase
let scope: Scope
before(async () => {
  database = await testDatabase()
  scope = await testScope(database)
})
after(() => database[Symbol.asyncDispose]())

test('a reading at the target reaches the goal on its day', async () => {
  const { id, metricId, goalId } = await openRate(scope, 'Ben')
  await record(scope, them, { id, metricId, value: 0.31, at: at('2026-11-10') })
  const { status, reachedOn, sentence } = await goalDetails(scope, id, goalId)
  assert.deepEqual(
    { status, reachedOn, sentence },
    { status: 'reached', reachedOn: '2026-11-10', sentence: 'Reached four weeks early' },
  )
})

test('a disputed reading does not count until it is settled, and stays visible', async () => {
  const { id, metricId, goalId } = await openRate(scope, 'Cleo')
  const { id: readingId } = await record(scope, team, { id, metricId, value: 0.21, at: at('2026-11-20') })
  assert.equal((await goalDetails(scope, id, goalId)).status, 'at_risk')
  await dispute(scope, them, { id, readingId, reason: 'That was our test mailing.' })
  const disputed = await goalDetails(scope, id, goalId)
  assert.deepEqual([disputed.readings, disputed.progress], [0, null])
  assert.equal(disputed.series[0]!.dispute!.reason, 'That was our test mailing.')
  assert.equal(disputed.series[0]!.counts, false)
  await settle(scope, team, { id, readingId, answer: 'It went to the whole list.' })
  assert.equal((await goalDetails(scope, id, goalId)).readings, 1)
  await assert.rejects(dispute(scope, them, { id, readingId, reason: 'No.' }), { status: 409 })
})

test('a correction replaces a reading, which stays visible', async () => {
  const { id, metricId, goalId } = await openRate(scope, 'Dora')
  const { id: readingId } = await record(scope, team, { id, metricId, value: 0.05, at: at('2026-11-20') })
  const { id: better } = await correct(scope, team, { id, readingId, value: 0.28 })
  const { series, latest, readings } = await goalDetails(scope, id, goalId)
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

test('merging a customer moves goals, readings, milestones and comments', async () => {
  const [from, into] = [await openRate(scope, 'Mo'), await openRate(scope, 'Mo again')]
  await record(scope, team, { id: from.id, metricId: from.metricId, value: 0.3, at: at('2026-11-02') })
  await addMilestone(scope, { id: from.id, goalId: from.goalId, title: 'First', dueOn: null })
  await comment(scope, them, { id: from.id, goalId: from.goalId, text: 'Here I am.' })
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

test('a goal falls behind as days pass, and the stored standings match the readings', async () => {
  const { id, metricId, goalId } = await openRate(scope, 'Noa')
  await record(scope, team, { id, metricId, value: 0.29, at: at('2026-11-20') })
  assert.deepEqual(await differences(scope), [])
  const later = on(scope, '2027-01-20')
  await refreshStaleStandings(later)
  const late = await goalDetails(later, id, goalId)
  assert.deepEqual([late.status, late.sentence], ['at_risk', 'Nine tenths of the way, six weeks overdue'])
  assert.deepEqual(await differences(later), [])
})

test('whatever is recorded, disputed and corrected, the stored standings match the readings', async () => {
  const change = fc.record({
    kind: fc.constantFrom('record', 'record', 'record', 'dispute', 'settle', 'correct'),
    day: fc.integer({ min: 20, max: 50 }),
    value: fc.integer({ min: 0, max: 40 }).map((hundredths) => hundredths / 100),
    which: fc.nat(5),
  })
  let nth = 0
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 8 }), async (changes) => {
      const { id, metricId } = await openRate(scope, `Somebody ${(nth += 1)}`)
      const ids: number[] = []
      for (const { kind, day, value, which } of changes) {
        const readingId = ids[which % Math.max(1, ids.length)] ?? 0
        const moment = new Date(Date.parse('2026-08-01T22:30:00Z') + day * DAY_MS)
        if (kind === 'record') ids.push((await record(scope, team, { id, metricId, value, at: moment })).id)
        else if (kind === 'correct')
          await correct(scope, team, { id, readingId, value }).then((one) => ids.push(one.id), refused)
        else if (kind === 'dispute')
          await dispute(scope, them, { id, readingId, reason: 'No.' }).catch(refused)
        else await settle(scope, team, { id, readingId, answer: 'Yes.' }).catch(refused)
      }
      assert.deepEqual(await differences(scope), [])
    }),
    { numRuns: 15 },
  )
})

function refused(error: unknown): void {
  if (!(error instanceof Refusal)) throw error
}
