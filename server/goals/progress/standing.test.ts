import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  expectedOn,
  isMet,
  standingOn,
  measureReadings,
  progressOf,
  type Agreement,
  type CountedReading,
} from './standing.ts'

const plan: Agreement = {
  baseline: 0.2,
  target: 0.3,
  direction: 'up',
  startsOn: 100,
  dueOn: 200,
  isAgreed: true,
  override: null,
}
let id = 0
const reading = (day: number, value: number): CountedReading => ({
  id: (id += 1),
  day,
  at: day * 1000,
  value,
})
const on = (today: number, readings: CountedReading[], agreement = plan) =>
  standingOn(agreement, measureReadings(agreement, readings, today), today)

const value = fc.integer({ min: -1000, max: 1000 })
const agreement = fc
  .record({
    baseline: value,
    target: value,
    startsOn: fc.integer({ min: 0, max: 100 }),
    days: fc.integer({ min: 1, max: 300 }),
  })
  .map(({ baseline, target, startsOn, days }): Agreement => {
    const direction = target < baseline ? 'down' : 'up'
    return { baseline, target, direction, startsOn, dueOn: startsOn + days, isAgreed: true, override: null }
  })
const readings = fc.array(fc.record({ day: fc.integer({ min: 0, max: 500 }), value }), { maxLength: 20 })
const toCounted = (readings: { day: number; value: number }[]) =>
  readings.map(({ day, value }) => reading(day, value))

test('progress is 0 at the baseline, 1 at the target and more beyond it, upwards and downwards', () => {
  const down: Agreement = { ...plan, baseline: 10, target: 5, direction: 'down' }
  assert.deepEqual(
    [10, 7.5, 5, 0].map((one) => progressOf(down, one)),
    [0, 0.5, 1, 2],
  )
  assert.equal(progressOf(down, 12), 0)
  assert.ok(Math.abs(progressOf(plan, 0.25) - 0.5) < 1e-12)
})

test('a goal and its mirror image have the same standing', () => {
  fc.assert(
    fc.property(agreement, readings, fc.integer({ min: 0, max: 500 }), (one, readings, today) => {
      fc.pre(one.baseline !== one.target)
      const other: Agreement = {
        ...one,
        baseline: -one.baseline,
        target: -one.target,
        direction: one.direction === 'up' ? 'down' : 'up',
      }
      const mirrored = readings.map(({ day, value }) => ({ day, value: -value }))
      assert.deepEqual(on(today, toCounted(readings), one), on(today, toCounted(mirrored), other))
    }),
  )
})

test('the straight line never falls and goes from 0 on the first day to 1 on the last', () => {
  fc.assert(
    fc.property(agreement, fc.integer({ min: 0, max: 500 }), (one, day) => {
      assert.ok(expectedOn(one, day) <= expectedOn(one, day + 1))
      assert.equal(expectedOn(one, one.dueOn), 1)
      if (one.baseline !== one.target) assert.equal(expectedOn(one, one.startsOn), 0)
    }),
  )
})

test('the order in which readings arrive makes no difference', () => {
  fc.assert(
    fc.property(agreement, readings, fc.integer({ min: 0, max: 500 }), (one, readings, today) => {
      const counted = toCounted(readings)
      assert.deepEqual(on(today, counted, one), on(today, counted.toReversed(), one))
    }),
  )
})

test('of several readings on one day the latest counts', () => {
  const [early, late] = [reading(150, 0.21), { ...reading(150, 0.28), at: 150_001 }]
  assert.equal(measureReadings(plan, [late, early], 150).latest, 0.28)
  const [first, second] = [reading(150, 0.21), reading(150, 0.28)]
  assert.equal(measureReadings(plan, [second, first], 150).latest, 0.28)
})

test('readings from before the goal began do not count', () => {
  assert.deepEqual(on(150, [reading(99, 0.9)]), {
    status: 'at_risk',
    progress: null,
    expected: 0.5,
    reachedOn: null,
  })
})

test('without a reading a goal is on track for a month, then its progress is unknown', () => {
  assert.deepEqual(
    [100, 130, 131].map((today) => on(today, []).status),
    ['on_track', 'on_track', 'at_risk'],
  )
})

test('after a month without a reading a goal is at risk, however good the last one was', () => {
  const good = [reading(120, 0.29)]
  assert.deepEqual(
    [121, 150, 151].map((today) => on(today, good).status),
    ['on_track', 'on_track', 'at_risk'],
  )
})

test('pace is compared with the line on the day of the reading, with a tolerance of a tenth', () => {
  assert.equal(on(160, [reading(150, 0.2405)]).status, 'on_track')
  assert.equal(on(160, [reading(150, 0.2395)]).status, 'at_risk')
})

test('a goal that is not reached by its due date is at risk', () => {
  assert.equal(on(201, [reading(200, 0.299)]).status, 'at_risk')
  assert.deepEqual(on(230, [reading(220, 0.3)]), {
    status: 'reached',
    progress: progressOf(plan, 0.3),
    expected: 1,
    reachedOn: 220,
  })
})

test('a goal is reached on the first day that met the target, even if the value falls back', () => {
  const { status, reachedOn } = on(180, [reading(140, 0.31), reading(170, 0.22)])
  assert.deepEqual([status, reachedOn], ['reached', 140])
})

test('a target equal to the baseline has to be held to the end', () => {
  const held: Agreement = { ...plan, target: 0.2 }
  assert.deepEqual(on(150, [reading(150, 0.2)], held), {
    status: 'on_track',
    progress: 1,
    expected: 1,
    reachedOn: null,
  })
  assert.equal(on(150, [reading(150, 0.19)], held).status, 'at_risk')
  assert.deepEqual(on(201, [reading(190, 0.21)], held), {
    status: 'reached',
    progress: 1,
    expected: 1,
    reachedOn: 200,
  })
  assert.equal(on(230, [reading(190, 0.19), reading(220, 0.5)], held).status, 'at_risk')
  assert.equal(on(150, [reading(150, 0.19)], { ...held, direction: 'down' }).status, 'on_track')
})

test('a goal that is not agreed or has not begun is planned', () => {
  assert.equal(on(150, [reading(150, 0.5)], { ...plan, isAgreed: false }).status, 'planned')
  assert.equal(on(99, []).status, 'planned')
})

test('a status set by a person overrides the computed one', () => {
  for (const status of ['planned', 'on_track', 'at_risk', 'reached', 'dropped'] as const)
    assert.equal(on(150, [reading(150, 0.21)], { ...plan, override: { status, on: 149 } }).status, status)
  assert.equal(on(150, [], { ...plan, override: { status: 'reached', on: 149 } }).reachedOn, 149)
})

test('every combination of readings gives a standing', () => {
  fc.assert(
    fc.property(agreement, readings, fc.integer({ min: 0, max: 500 }), (one, readings, today) => {
      const { progress, expected, status, reachedOn } = on(today, toCounted(readings), one)
      assert.ok(progress === null || (progress >= 0 && Number.isFinite(progress)))
      assert.ok(expected >= 0 && expected <= 1)
      assert.equal(status === 'reached', reachedOn !== null)
      const met = readings.some(({ day, value }) => day >= one.startsOn && isMet(one, value))
      if (status === 'reached') assert.ok(met && today >= one.startsOn)
    }),
  )
})
