import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { kaplanMeier, type GroupedTime } from './kaplan-meier.ts'
import { probabilityBy } from './probability-by.ts'
import { survivalInterval } from './survival-interval.ts'
import { survivalQuantile } from './survival-quantile.ts'

/** Weeks of remission of 42 children with leukaemia: Freireich et al. (1963), Blood 21, 699–716. */
const mercaptopurine = counts(
  [6, 6, 6, 7, 10, 13, 16, 22, 23],
  [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35],
)
const placebo = counts([1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23], [])

function counts(events: number[], censored: number[]): GroupedTime[] {
  return [
    ...events.map((time) => ({ time, events: 1, censored: 0 })),
    ...censored.map((time) => ({ time, events: 0, censored: 1 })),
  ]
}

const near = (actual: number | undefined, expected: number, within = 5e-5) =>
  assert.ok(Math.abs(actual! - expected) <= within, `${actual} is not ${expected}`)

test('The leukaemia trial gives the product-limit values and Greenwood errors printed in textbooks', () => {
  const steps = kaplanMeier(mercaptopurine).filter((step) => step.events > 0)
  // Kleinbaum & Klein, Survival Analysis (3rd ed. 2012), table 2.5; errors: Kalbfleisch & Prentice (1980), p. 15.
  const printed = [
    [6, 21, 0.8571, 0.0764],
    [7, 17, 0.8067, 0.0869],
    [10, 15, 0.7529, 0.0963],
    [13, 12, 0.6902, 0.1068],
    [16, 11, 0.6275, 0.1141],
    [22, 7, 0.5378, 0.1282],
    [23, 6, 0.4482, 0.1346],
  ]
  assert.equal(steps.length, printed.length)
  for (const [index, [time, atRisk, survival, error]] of printed.entries()) {
    assert.equal(steps[index]!.time, time)
    assert.equal(steps[index]!.atRisk, atRisk)
    near(steps[index]!.survival, survival!)
    near(Math.sqrt(steps[index]!.variance), error!)
  }
})

test('The medians of the leukaemia trial are 23 weeks (from 13 on, no upper limit) and 8 weeks (4 to 11)', () => {
  // SAS/STAT and R (survfit with conf.type = "log-log") print the same.
  assert.deepEqual(survivalQuantile(kaplanMeier(mercaptopurine), 0.5), { time: 23, low: 13, high: null })
  assert.deepEqual(survivalQuantile(kaplanMeier(placebo), 0.5), { time: 8, low: 4, high: 11 })
  assert.equal(survivalQuantile(kaplanMeier(mercaptopurine), 0.75).time, null)
})

test('At 10 weeks the log–log interval of the survival is .503 to .889', () => {
  const steps = kaplanMeier(mercaptopurine)
  const interval = survivalInterval(
    steps,
    steps.findIndex(({ time }) => time === 10),
  )
  near(interval.low, 0.5032)
  near(interval.high, 0.8894)
})

test('A window longer than any observation is marked instead of being estimated', () => {
  const steps = kaplanMeier([
    { time: 20, events: 0, censored: 5 },
    { time: 10, events: 5, censored: 0 },
  ])
  assert.equal(probabilityBy(steps, 30)!.watched, false)
  assert.equal(probabilityBy(steps, 20)!.watched, true)
  assert.equal(probabilityBy([], 30), null)
})

test('Before the first event, and after everybody had it, the interval is still valid', () => {
  const none = probabilityBy(kaplanMeier([{ time: 90, events: 0, censored: 10 }]), 30)!
  assert.equal(none.p, 0)
  assert.equal(none.low, 0)
  near(none.high, 0.27753)
  const all = probabilityBy(kaplanMeier([{ time: 3, events: 10, censored: 0 }]), 30)!
  assert.equal(all.p, 1)
  near(all.low, 1 - 0.27753)
  const lastOfMany = probabilityBy(
    kaplanMeier([...counts(Array(20).fill(1), Array(80).fill(2)), ...counts([9], [])]),
    9,
  )!
  assert.equal(lastOfMany.p, 1)
  assert.ok(lastOfMany.low < 0.5, 'one late event does not make the whole company certain')
})

test('An impossible count is refused with the count in the message', () => {
  assert.throws(
    () => kaplanMeier([{ time: -1, events: 1, censored: 0 }]),
    /"time":-1.*must be finite and ≥ 0/,
  )
  assert.throws(() => survivalQuantile([], 1), RangeError)
})

const times = fc.array(fc.record({ time: fc.nat(60), events: fc.nat(9), censored: fc.nat(9) }), {
  minLength: 1,
  maxLength: 40,
})

test('The survival never rises, stays within [0, 1] and lies inside its interval', () => {
  fc.assert(
    fc.property(times, (grouped) => {
      let before = 1
      for (const [index, { survival }] of kaplanMeier(grouped).entries()) {
        const { low, high } = survivalInterval(kaplanMeier(grouped), index)
        assert.ok(survival <= before && survival >= 0)
        assert.ok(low >= 0 && low <= survival + 1e-12 && survival <= high + 1e-12 && high <= 1)
        before = survival
      }
    }),
  )
})

test('Without censoring the estimate is the plain share of those who had the event', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 1 }), fc.nat(50), (events, time) => {
      const share = events.filter((when) => when <= time).length / events.length
      near(probabilityBy(kaplanMeier(counts(events, [])), time)!.p, share, 1e-9)
    }),
  )
})

test('Grouped counts give the same result as individual observations', () => {
  fc.assert(
    fc.property(times, (grouped) => {
      const single = grouped.flatMap(({ time, events, censored }) =>
        counts(Array(events).fill(time), Array(censored).fill(time)),
      )
      assert.deepEqual(kaplanMeier(grouped), kaplanMeier(single.toReversed()))
    }),
  )
})

test('The limits of a quantile lie on either side of it, and later quantiles come later', () => {
  fc.assert(
    fc.property(times, (grouped) => {
      const curve = kaplanMeier(grouped)
      const [quarter, half] = [survivalQuantile(curve, 0.25), survivalQuantile(curve, 0.5)]
      if (half.time === null) return
      assert.ok(half.low! <= half.time && half.time <= (half.high ?? Infinity))
      assert.ok(quarter.time! <= half.time)
    }),
  )
})
