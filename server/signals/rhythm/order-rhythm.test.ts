import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { every } from '../history/history.fixture.ts'
import { orderRhythmOf } from './order-rhythm.ts'
import { longestEvenGap, recentGap } from './recent-gap.ts'
import { DEFAULT_TYPICAL, RhythmTally } from './typical.ts'

const TYPICAL = { gap: 30, days: 5, powers: { days: 0.2, gap: 0 }, customers: 100 }
const on = (...days: number[]) => days.map((day) => ({ day }))

test('A silence is measured in the customer’s own gaps', () => {
  const weekly = on(...every(7, 0, 280))
  assert.equal(orderRhythmOf(weekly, 280, TYPICAL)!.silence, 0)
  const { silentDays, usualGap, silence } = orderRhythmOf(weekly, 315, TYPICAL)!
  assert.equal(silentDays, 35)
  assert.ok(usualGap > 7 && usualGap < 7.1, `${usualGap}`)
  assert.equal(silence, 35 / usualGap)
  assert.ok(orderRhythmOf(on(...every(30, 0, 300)), 335, TYPICAL)!.silence < 1.2)
})

test('Few orders say little: one order leaves what is typical of the company, and nobody who never ordered has a rhythm', () => {
  assert.equal(orderRhythmOf(on(10), 40, TYPICAL)!.usualGap, 30)
  const { usualGap } = orderRhythmOf(on(10, 12), 40, TYPICAL)!
  assert.ok(usualGap > 14 && usualGap < 16, `${usualGap}`)
  assert.equal(orderRhythmOf([], 40, TYPICAL), null)
})

test('Orders of one day count once, and orders after today do not count', () => {
  const twice = orderRhythmOf(on(0, 0, 7, 7, 14, 99), 20, TYPICAL)!
  assert.deepEqual([...twice.days], [0, 7, 14])
  assert.equal(orderRhythmOf(on(50), 49, TYPICAL), null)
})

test('Recent gaps count more than old ones', () => {
  const days = Int32Array.from([...every(30, 0, 300), ...every(5, 305, 400)])
  assert.ok(recentGap(days, 30) < 8, `${recentGap(days, 30)}`)
})

test('Only who comes at even distances has an even gap, from the sixth day on', () => {
  assert.equal(longestEvenGap(Int32Array.of(0, 30, 60, 91, 120, 150)), 31)
  assert.equal(longestEvenGap(Int32Array.of(0, 30, 60, 91, 120)), 0)
  assert.equal(longestEvenGap(Int32Array.of(0, 30, 60, 91, 120, 200)), 0)
})

test('A usual gap lies between the shortest and the longest gap, the typical one included', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.nat(900), { minLength: 1 }),
      fc.integer({ min: 1, max: 90 }),
      (list, gap) => {
        const days = Int32Array.from(list).sort()
        const gaps = [gap, ...days.subarray(1).map((day, index) => day - days[index]!)]
        const usual = recentGap(days, gap)
        assert.ok(usual >= Math.min(...gaps) - 1e-9 && usual <= Math.max(...gaps) + 1e-9)
      },
    ),
  )
})

test('What is typical needs twenty customers with three days, and does not depend on their order', () => {
  const tallyOf = (people: number[][]) => {
    const tally = new RhythmTally()
    for (const days of people) tally.add(Int32Array.from(days))
    return tally.typical(DEFAULT_TYPICAL.orders)
  }
  const people = every(1, 1, 20).map((customer) => every(customer % 2 === 0 ? 4 : 9, 0, 72))
  assert.equal(tallyOf([...people.slice(1), [1, 2]]), DEFAULT_TYPICAL.orders)
  const typical = tallyOf(people)
  assert.equal(typical.customers, 20)
  assert.ok(Math.abs(typical.gap - 6) < 1e-9 && Math.abs(typical.days - Math.sqrt(19 * 9)) < 1e-9)
  assert.ok(Math.abs(tallyOf(people.toReversed()).gap - typical.gap) < 1e-12)
})
