import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { layoutChart, roundStep } from './layout.ts'
import { DAY_MS } from '../../../values/days.ts'

const size = { width: 340, height: 220, labels: 48 }
const from = { at: 0, value: 20 }
const to = { at: 100 * DAY_MS, value: 30 }

const none = { counted: [], aside: [], expected: null, factor: 1 }

test('the expected value halfway through the period is drawn halfway between the ends', () => {
  const halfway = { at: 50 * DAY_MS, value: 25 }
  const { expected, start, end } = layoutChart({ from, to, ...none, expected: halfway }, size)
  assert.deepEqual(expected, [(start[0] + end[0]) / 2, (start[1] + end[1]) / 2])
})

test('durations stored in seconds have axis levels at round hours', () => {
  const hours = { from: { at: 0, value: 7200 }, to: { at: DAY_MS, value: 1800 }, ...none, factor: 1 / 3600 }
  assert.deepEqual(
    layoutChart(hours, size).levels.map(({ value }) => value / 3600),
    [0.5, 1, 1.5, 2],
  )
})

test('a thousand readings are a line without dots, a few have a dot each', () => {
  const many = Array.from({ length: 1000 }, (_, at) => ({ at: at * 1000, value: at }))
  const picture = layoutChart({ from, to, ...none, counted: many }, size)
  assert.equal(picture.dots.length, 0)
  assert.equal(picture.line.match(/[ML]/g)?.length, 1000)
  assert.equal(layoutChart({ from, to, ...none, counted: many.slice(0, 3) }, size).dots.length, 3)
})

test('all readings lie inside the chart, also when the value never changes', () => {
  const point = fc.record({
    at: fc.integer({ min: -400, max: 400 }).map((day) => day * DAY_MS),
    value: fc.double({ min: -1e9, max: 1e9, noNaN: true }),
  })
  fc.assert(
    fc.property(point, point, fc.array(point), fc.array(point), (one, other, counted, aside) => {
      const picture = layoutChart({ ...none, from: one, to: other, counted, aside }, size)
      const marks = [picture.start, picture.end, ...picture.dots, ...picture.hollow]
      for (const [x, y] of marks) {
        assert.ok(x >= picture.left && x <= picture.right, `x ${x}`)
        assert.ok(y >= picture.top && y <= picture.bottom, `y ${y}`)
      }
      assert.ok(picture.levels.length >= 1 && picture.levels.length <= 8, `${picture.levels.length} levels`)
    }),
  )
})

test('axis levels are round numbers', () => {
  assert.deepEqual([7.3, 0.3, 12, 99].map(roundStep), [5, 0.2, 10, 50])
})
