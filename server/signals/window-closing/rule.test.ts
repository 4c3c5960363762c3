import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysHeld } from '../detect/rules.fixture.ts'
import { every, historyFrom } from '../history/history.fixture.ts'

test('The windows close on day 30 without a second order, and on day 90 without a new product', () => {
  const once = historyFrom({ orders: [{ day: 0, isNew: true }] })
  assert.deepEqual(daysHeld('window_closing', once, 120), [...every(1, 20, 30), ...every(1, 75, 90)])
  const same = historyFrom({ orders: [{ day: 0, isNew: true }, { day: 22 }] })
  assert.deepEqual(daysHeld('window_closing', same, 120), [20, 21, ...every(1, 75, 90)])
  const other = historyFrom({
    orders: [
      { day: 0, isNew: true },
      { day: 22, isNew: true },
    ],
  })
  assert.deepEqual(daysHeld('window_closing', other, 120), [20, 21])
})

test('Where orders come without products, nothing is said about other products', () => {
  const once = historyFrom({ orders: [{ day: 0 }] })
  assert.deepEqual(daysHeld('window_closing', once, 120), every(1, 20, 30))
  const often = historyFrom({ orders: every(7, 0, 84).map((day) => ({ day })) })
  assert.deepEqual(daysHeld('window_closing', often, 120), [])
})
