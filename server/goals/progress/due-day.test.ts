import assert from 'node:assert/strict'
import { test } from 'node:test'
import { expectedOn, heldUntil, isSilent, SLACK, standingOn, type Agreement } from './standing.ts'

const raised: Agreement = {
  baseline: 0,
  target: 100,
  direction: 'up',
  startsOn: 0,
  dueOn: 100,
  isAgreed: true,
  override: null,
}
const held: Agreement = { ...raised, baseline: 100 }
const measured = (latest: number, latestOn: number) => ({ readings: 1, latest, latestOn, reachedOn: null })
const statusOn = (day: number, latest = 99, latestOn = day) =>
  standingOn(raised, measured(latest, latestOn), day).status

test('the due day itself still belongs to the goal, the day after does not', () => {
  assert.deepEqual(
    [99, 100, 101].map((day) => statusOn(day)),
    ['on_track', 'on_track', 'at_risk'],
  )
})

test('a value is held once its last day is over, and not on that day', () => {
  assert.deepEqual(
    [99, 100, 101].map((day) => heldUntil(held, 100, day)),
    [null, null, 100],
  )
  assert.deepEqual(
    [99, 101].map((day) => heldUntil(held, 99, day)),
    [null, null],
  )
})

test('a goal is planned until the day on which it starts', () => {
  const later = { ...raised, startsOn: 10, dueOn: 110 }
  const status = (day: number) =>
    standingOn(later, { readings: 0, latest: null, latestOn: null, reachedOn: null }, day).status
  assert.deepEqual([9, 10].map(status), ['planned', 'on_track'])
})

test('progress behind the line by exactly the slack is on track, by more is at risk', () => {
  assert.equal(SLACK, 0.1)
  assert.deepEqual([statusOn(50, 40), statusOn(50, 39)], ['on_track', 'at_risk'])
})

test('the line rises from 0 on the first day to 1 on the due day, and never falls below 0', () => {
  assert.deepEqual(
    [-1, 0, 50, 99, 100, 101].map((day) => expectedOn(raised, day)),
    [0, 0, 0.5, 0.99, 1, 1],
  )
})

test('a reading is too old after more than 30 days, or more than a quarter of a longer period', () => {
  assert.deepEqual(
    [30, 31].map((day) => isSilent({ ...raised, dueOn: 100 }, 0, day)),
    [false, true],
  )
  assert.deepEqual(
    [50, 51].map((day) => isSilent({ ...raised, dueOn: 200 }, 0, day)),
    [false, true],
  )
  assert.deepEqual(
    [30, 31].map((day) => isSilent(raised, null, day)),
    [false, true],
  )
})
