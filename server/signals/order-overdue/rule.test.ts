import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectSignals } from '../detect/rule-set.ts'
import { COMPANY, daysHeld, only } from '../detect/rules.fixture.ts'
import { every, historyFrom } from '../history/history.fixture.ts'
import type { History } from '../history/history.ts'

const orderedOn = (...days: number[]): History => historyFrom({ orders: days.map((day) => ({ day })) })
const spent = (history: History, total: number, priced = history.orders.length): History => ({
  ...history,
  total,
  priced,
})
const detect = (history: History, day: number) =>
  only('order_overdue', detectSignals(history, day, COMPANY))[0]
/** The silent days on which the signal first and last holds. */
function heldFor(...days: number[]): [number | undefined, number | undefined] {
  const last = days.at(-1)!
  const held = daysHeld('order_overdue', orderedOn(...days), last + 1200).filter((day) => day > last)
  return held.length === 0 ? [undefined, undefined] : [held[0]! - last, held.at(-1)! - last]
}

test('Who orders at even distances is overdue after at most four of their own gaps, or one that is typical', () => {
  assert.equal(heldFor(...every(7, 0, 280))[0], 30)
  assert.equal(heldFor(...every(14, 0, 280))[0], 57)
  const [monthly] = heldFor(...every(30, 0, 600))
  assert.ok(monthly! > 45 && monthly! <= 121, `${monthly}`)
  const [yearly] = heldFor(...every(365, 0, 3650))
  assert.ok(yearly! > 500, `${yearly}`)
})

test('Everybody else is overdue between half and five quarters of the days for a typical customer', () => {
  const uneven = (times: number) =>
    every(1, 1, times).map((nth) => Math.round(20 * nth + (nth % 2 === 0 ? 15 : 0)))
  assert.equal(heldFor(...uneven(5))[0], 90)
  assert.equal(heldFor(...uneven(60))[0], 113)
  assert.equal(heldFor(0, 1, 3)[0], 82)
})

test('It holds for a year and then ends: a weekly buyer who vanished nine months ago is still named', () => {
  const [first, last] = heldFor(...every(7, 0, 280))
  assert.equal(last! - first! + 1, 365)
  assert.ok(detect(orderedOn(...every(7, 0, 280)), 280 + 270))
})

test('Two order days are no rhythm, and several orders of one day are one', () => {
  assert.deepEqual(heldFor(0, 7), [undefined, undefined])
  assert.deepEqual(heldFor(0, 7, 7, 7), [undefined, undefined])
  assert.ok(heldFor(0, 7, 14)[0]! > 14)
})

test('At stake is the average order times the orders of a year; without amounts it is not known', () => {
  const weekly = orderedOn(...every(7, 0, 273))
  const yearlyOf = (history: History) => detect(history, 330)!.stake!.yearly
  assert.equal(weekly.orders.length, 40)
  const yearly = yearlyOf(spent(weekly, 40 * 2000))!
  assert.ok(Math.abs(yearly - (2000 * 365) / 7) < 500, `${yearly}`)
  assert.equal(yearlyOf(spent(weekly, 20 * 2000, 20)), yearly)
  assert.equal(yearlyOf(spent(weekly, 0, 0)), null)
  assert.equal(yearlyOf(spent(weekly, -500)), 0)
})

test('A silence of three times the allowed one is a long one', () => {
  const weekly = orderedOn(...every(7, 0, 280))
  assert.equal(detect(weekly, 280 + 3 * 30 - 1)!.stake!.isLong, false)
  assert.equal(detect(weekly, 280 + 3 * 30)!.stake!.isLong, true)
})
