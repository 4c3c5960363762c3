import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectSignals } from '../detect/rule-set.ts'
import { COMPANY, only, holds, daysHeld } from '../detect/rules.fixture.ts'
import { every, loggedIn } from '../history/history.fixture.ts'

test('After three days in a row the plain rule raises the signal on the seventh quiet day', () => {
  const [first] = daysHeld('stalled', loggedIn(10, 11, 12), 100)
  assert.equal(first, 19)
  const { evidence } = only('stalled', detectSignals(loggedIn(10, 11, 12), 19, COMPANY))[0]!
  assert.ok(evidence.kind === 'stalled')
  assert.equal(evidence.rule, 'plain')
  assert.equal(evidence.silentDays, 7)
  assert.equal(evidence.longestGap, 1)
})

test('Two log-in days are no rhythm, however long the silence', () => {
  assert.deepEqual(daysHeld('stalled', loggedIn(10, 11), 200), [])
})

test('With few log-ins the plain rule waits until the silence is longer than any before', () => {
  const [first] = daysHeld('stalled', loggedIn(0, 20, 40), 200)
  assert.equal(first, 61)
})

test('Daily users are missed within days, weekly users after weeks, monthly users after months', () => {
  const firstSilentDay = (gap: number) => {
    const days = every(gap, 0, gap * 40)
    const last = days.at(-1)!
    const history = loggedIn(...days)
    return every(1, last + 1, last + 300).find((day) => holds('stalled', history, day))! - last
  }
  assert.ok(firstSilentDay(1) >= 3 && firstSilentDay(1) <= 7, `daily: ${firstSilentDay(1)}`)
  assert.ok(firstSilentDay(7) >= 12 && firstSilentDay(7) <= 25, `weekly: ${firstSilentDay(7)}`)
  assert.ok(firstSilentDay(30) >= 45 && firstSilentDay(30) <= 90, `monthly: ${firstSilentDay(30)}`)
})

test('A customer with usual gaps of more than 90 days is not stalled before such a gap is over', () => {
  const quarterly = loggedIn(...every(100, 0, 1000))
  assert.deepEqual(
    daysHeld('stalled', quarterly, 1100).filter((day) => day > 500),
    [],
  )
})

test('A customer who works on weekdays is not stalled on a Sunday', () => {
  const weekdays = every(1, 0, 7 * 20).filter((day) => day % 7 < 5)
  assert.deepEqual(
    daysHeld('stalled', loggedIn(...weekdays), weekdays.at(-1)!).filter((day) => day > 30),
    [],
  )
})
