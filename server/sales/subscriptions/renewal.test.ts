import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { parseDay, formatDay } from '../../platform/calendar/days.ts'
import { monthsLater } from './change.ts'
import { nextRenewal, upcomingRenewal, inferTerm } from './renewal.ts'

const next = (renewsOn: string, termMonths: number, today: string) =>
  formatDay(nextRenewal(parseDay(renewsOn), termMonths, parseDay(today)))

test('a renewal whose day has passed recurs after whole terms, on the last day of a shorter month', () => {
  assert.equal(next('2026-01-31', 12, '2026-01-31'), '2026-01-31')
  assert.equal(next('2026-01-31', 12, '2026-02-01'), '2027-01-31')
  assert.equal(next('2026-01-31', 1, '2026-02-01'), '2026-02-28')
  assert.equal(next('2026-01-31', 1, '2026-03-01'), '2026-03-31')
  assert.equal(next('2028-01-31', 1, '2028-02-29'), '2028-02-29')
  assert.equal(next('2024-02-29', 12, '2027-03-01'), '2028-02-29')
  assert.equal(next('2026-01-31', 36, '2040-01-01'), '2041-01-31')
  assert.deepEqual([nextRenewal(30, 1, 40), nextRenewal(30, 1, 60)], [58, 89])
})

const day = fc.integer({ min: 0, max: 40_000 })
const term = fc.integer({ min: 1, max: 120 })

test('the next renewal is the first day from today on that is whole terms after the recorded one', () => {
  fc.assert(
    fc.property(day, term, day, (renewsOn, termMonths, today) => {
      let expected = renewsOn
      for (let terms = 1; expected < today; terms++) expected = monthsLater(renewsOn, terms * termMonths)
      assert.equal(nextRenewal(renewsOn, termMonths, today), expected)
    }),
  )
})

test('until a renewal comes it stays the next one, on whichever day it is computed', () => {
  fc.assert(
    fc.property(day, term, day, fc.nat(4000), (renewsOn, termMonths, today, later) => {
      const ahead = nextRenewal(renewsOn, termMonths, today)
      assert.equal(nextRenewal(renewsOn, termMonths, Math.min(ahead, today + later)), ahead)
      assert.ok(nextRenewal(renewsOn, termMonths, ahead + 1) > ahead)
    }),
  )
})

test('a subscription that ends before or on its renewal has no next one', () => {
  const terms = { renewsOn: 58, renewsFrom: 30, termMonths: 1, endsOn: null }
  const ahead = (endsOn: number | null, today: number) => upcomingRenewal({ ...terms, endsOn }, today)
  assert.deepEqual([ahead(null, 30), ahead(null, 58), ahead(null, 59)], [58, 58, 89])
  assert.deepEqual([ahead(58, 30), ahead(59, 30), ahead(59, 59)], [null, 58, null])
  assert.equal(upcomingRenewal({ ...terms, renewsOn: null, renewsFrom: null, termMonths: null }, 30), null)
})

test('without a recorded term, the months before the recorded renewal count, and never more than a year', () => {
  const before = (renewsOn: string, began: string) => inferTerm(parseDay(renewsOn), parseDay(began))
  assert.equal(before('2026-02-28', '2026-01-31'), 1)
  assert.equal(before('2026-07-01', '2026-01-03'), 6)
  assert.equal(before('2026-12-17', '2025-12-17'), 12)
  assert.equal(before('2026-03-01', '2022-03-01'), 12)
  assert.equal(before('2026-03-04', '2026-03-01'), 1)
  assert.equal(before('2026-03-01', '2026-03-04'), 12)
})
