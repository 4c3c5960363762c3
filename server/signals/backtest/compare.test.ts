import assert from 'node:assert/strict'
import { test } from 'node:test'
import { calibrate, settingFor } from './calibration.ts'
import { compareRules, scoresOf } from './compare.ts'
import type { ObservedSilence } from './observed.ts'
import { drawCustomers, percentileInterval, sequence } from './resample.ts'

/** A customer who is missed after so many times the setting. */
const silence = (customer: number, length: number, factor = 1): ObservedSilence => ({
  customer,
  length,
  usualGap: 2,
  alarmOn: (setting) => Math.ceil(setting * factor),
})

test('A leaver without an alarm counts as no warning at all', () => {
  const two = [silence(0, Infinity), silence(1, Infinity, 100)]
  const { alarms, recall, warning, missed } = scoresOf(two, 90, ({ alarmOn }) => alarmOn(10))
  assert.deepEqual([alarms, recall!.share, warning], [1, 0.5, 40])
  assert.equal(missed, (10 / 2 + 90 / 2) / 2)
})

test('An alarm is wrong when the customer comes again, and none is raised once they came or had left', () => {
  const four = [silence(0, 11), silence(1, 10), silence(2, 91), silence(3, Infinity)]
  const { alarms, precision, recall } = scoresOf(four, 90, () => 10)
  assert.deepEqual([alarms, precision!.share, recall!.n], [3, 2 / 3, 2])
  assert.equal(scoresOf(four, 90, () => 90).alarms, 0)
})

test('The setting raises as many alarms as allowed and not one more; equal silences come together', () => {
  const all = [silence(0, 11), silence(1, 21), silence(2, 21), silence(3, 31)]
  const found = calibrate(all, 90)
  const alarmsAt = (most: number) => {
    const setting = settingFor(found, new Uint32Array([1, 1, 1, 1]), most)
    return scoresOf(all, 90, ({ alarmOn }) => alarmOn(setting)).alarms
  }
  assert.deepEqual([0, 1, 2, 3, 4, 9].map(alarmsAt), [0, 1, 1, 3, 4, 4])
})

test('A rule that knows who leaves is earlier at equally many alarms, with an interval above zero', () => {
  const people = Array.from({ length: 80 }, (_, customer) =>
    customer % 2 === 0 ? silence(customer, Infinity, 0.5) : silence(customer, 5 + (customer % 40), 2),
  )
  const [{ plain, own, earlier } = never()] = compareRules(people, 90, [20])
  assert.ok(own.alarms <= plain.alarms)
  assert.equal(own.recall!.share, 1)
  assert.ok(earlier!.low > 0 && earlier!.low <= earlier!.gain && earlier!.gain <= earlier!.high)
})

test('The plain rule against itself gains nothing, and every run gives the same intervals', () => {
  const people = Array.from({ length: 120 }, (_, customer) =>
    silence(customer, customer % 2 === 0 ? Infinity : (customer + 1) / 2),
  )
  const once = compareRules(people, 90, [7, 30])
  for (const { earlier } of once) {
    assert.equal(earlier!.gain, 0)
    assert.ok(earlier!.low <= 0 && earlier!.low >= -3 && earlier!.high >= 0 && earlier!.high <= 3)
  }
  assert.deepEqual(compareRules(people, 90, [7, 30]), once)
})

test('Without anybody who left there is no gain to speak of', () => {
  const [{ earlier, own } = never()] = compareRules([silence(0, 3)], 90, [7])
  assert.equal(earlier, null)
  assert.equal(own.warning, null)
})

test('Customers are drawn with replacement, as many as there are', () => {
  const times = drawCustomers(50, sequence(1))
  assert.equal(
    times.reduce((sum, count) => sum + count, 0),
    50,
  )
  assert.ok(times.includes(0) && times.some((count) => count > 1))
  assert.deepEqual(percentileInterval(Array.from({ length: 1000 }, (_, index) => index)), {
    low: 25,
    high: 975,
  })
})

function never(): never {
  throw new Error('nothing was compared')
}
