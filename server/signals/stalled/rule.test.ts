import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectSignals } from '../detect/rule-set.ts'
import { COMPANY, only, holds, daysHeld } from '../detect/rules.fixture.ts'
import { every, loggedIn } from '../history/history.fixture.ts'

test('After three days in a row the signal comes on the seventh quiet day', () => {
  const [first] = daysHeld('stalled', loggedIn(10, 11, 12), 100)
  assert.equal(first, 19)
  const { evidence } = only('stalled', detectSignals(loggedIn(10, 11, 12), 19, COMPANY))[0]!
  assert.deepEqual(evidence, {
    kind: 'stalled',
    lastDay: 12,
    silentDays: 7,
    loginDays: 3,
    usualGap: 2,
    longestGap: 1,
    allowedDays: 7,
    quietDays: 7,
  })
})

test('Two log-in days are no rhythm, however long the silence', () => {
  assert.deepEqual(daysHeld('stalled', loggedIn(10, 11), 200), [])
})

const firstSilentDay = (days: number[]) => {
  const last = days.at(-1)!
  return every(1, last + 1, last + 300).find((day) => holds('stalled', loggedIn(...days), day))! - last
}

test('Who came on more days, or more often lately, is given more time', () => {
  const at = (gaps: number[]) =>
    firstSilentDay(gaps.reduce((days, gap) => [...days, days.at(-1)! + gap], [0]))
  const uneven = (short: number, long: number, times: number) =>
    every(1, 1, times).map((index) => (index % 2 === 0 ? short : long))
  assert.ok(at(uneven(1, 5, 40)) > at(uneven(1, 5, 4)))
  assert.ok(at(uneven(1, 5, 20)) > at(uneven(3, 15, 20)))
  const [slowing, quickening] = [
    [...uneven(1, 3, 20), 9, 20],
    [9, 20, ...uneven(1, 3, 20)],
  ]
  assert.ok(at(slowing) < at(quickening), 'who comes less and less is missed earlier')
})

test('The allowed silence lies between half the quiet days and twice as many', () => {
  assert.equal(firstSilentDay(every(1, 0, 3000)), 14)
  assert.equal(firstSilentDay([0, 60, 200]), 4)
})

test('Who comes at even distances is not missed before a silence longer than those, and a month', () => {
  assert.equal(firstSilentDay(every(7, 0, 7 * 12)), 8)
  assert.equal(firstSilentDay(every(30, 0, 30 * 12)), 31)
  assert.equal(firstSilentDay(every(34, 0, 34 * 12)), 35)
  assert.equal(firstSilentDay(every(100, 0, 1000)), 35, 'a month at most')
})

test('A customer who works on weekdays is not stalled on a Sunday', () => {
  const weekdays = every(1, 0, 7 * 20).filter((day) => day % 7 < 5)
  assert.deepEqual(
    daysHeld('stalled', loggedIn(...weekdays), weekdays.at(-1)!).filter((day) => day > 30),
    [],
  )
})
