import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Goal } from '../goal.ts'
import { expectedToday } from './pace.ts'

const number = { id: 1, at: '2026-01-02T12:00:00Z', counts: true }
const valueOf = (more: object, now = '2026-02-20') => {
  const goal = { status: 'on_track', baseline: 20, target: 30, startsOn: '2026-01-01', dueOn: '2026-04-11' }
  return expectedToday({ ...goal, series: [number], ...more } as Goal, new Date(now))?.value ?? null
}

test('halfway through its period a goal is expected halfway along the straight line', () => {
  assert.equal(valueOf({}), 25)
  assert.equal(valueOf({ baseline: 30, target: 20 }), 25)
  assert.equal(valueOf({ baseline: 0.2, target: 0.2 }), 0.2)
})

test('the expected value is rounded', () => {
  assert.equal(valueOf({ baseline: 100, target: 300 }, '2026-02-20T06:30:00Z'), 200)
  assert.equal(valueOf({ baseline: 1_234_500, target: 2_500_000 }), 1_870_000)
  assert.equal(valueOf({ baseline: 0.245, target: 0.3 }), 0.2725)
})

test('nothing is expected before the first day, after the due date, without a reading, or once the goal is over', () => {
  for (const now of ['2025-12-31', '2026-04-12']) assert.equal(valueOf({}, now), null)
  assert.equal(valueOf({ series: [] }), null)
  for (const status of ['reached', 'dropped']) assert.equal(valueOf({ status }), null)
})
