import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { kaplanMeier, type GroupedTime } from './kaplan-meier.ts'
import { LEAST_AT_RISK, probabilityBy, timeWatched } from './probability-by.ts'
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

test('A window at whose end fewer than twenty are still at risk has no probability', () => {
  const steps = kaplanMeier([
    { time: 10, events: 80, censored: 0 },
    { time: 20, events: 0, censored: 1 },
    { time: 25, events: 19, censored: 0 },
  ])
  assert.equal(LEAST_AT_RISK, 20)
  assert.equal(probabilityBy(steps, 20)!.atRisk, 20)
  assert.equal(probabilityBy(steps, 21), null)
  assert.equal(timeWatched(steps), 20)
  assert.equal(probabilityBy([], 30), null)
  assert.equal(timeWatched([]), null)
})

test('With one customer left, all of whom came, nothing is said: it would be 100 %', () => {
  const steps = kaplanMeier([...counts(Array(600).fill(30), Array(400).fill(200)), ...counts([351], [])])
  assert.equal(steps.at(-1)!.survival, 0)
  assert.equal(probabilityBy(steps, 351), null)
  assert.equal(timeWatched(steps), 200)
})

test('Before the first event, and after everybody had it, the interval is still valid', () => {
  const none = probabilityBy(
    kaplanMeier([
      { time: 90, events: 0, censored: 40 },
      { time: 10, events: 0, censored: 60 },
    ]),
    30,
  )!
  assert.equal(none.p, 0)
  assert.equal(none.low, 0)
  // Wilson's limit for none of the 40 who are left, not of the 100 at the start.
  near(none.high, 0.08762)
  const all = probabilityBy(kaplanMeier([{ time: 30, events: 20, censored: 0 }]), 30)!
  assert.equal(all.p, 1)
  near(all.low, 1 - 0.16113)
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
    fc.property(fc.array(fc.nat(50), { minLength: 1, maxLength: 200 }), fc.nat(50), (events, time) => {
      const share = events.filter((when) => when <= time).length / events.length
      const estimate = probabilityBy(kaplanMeier(counts(events, [])), time)
      const left = events.filter((when) => when >= time).length
      if (left < LEAST_AT_RISK) return assert.equal(estimate, null)
      near(estimate!.p, share, 1e-9)
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
