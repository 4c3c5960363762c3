import assert from 'node:assert/strict'
import { test } from 'node:test'
import { COMPANY, holds, daysHeld } from '../detect/rules.fixture.ts'
import { every, historyFrom } from '../history/history.fixture.ts'

test('Bought and never logged in: from the 7th day to the 60th, and only where log-ins are tracked', () => {
  const history = historyFrom({ orders: [{ day: 10 }] })
  assert.deepEqual(daysHeld('never_started', history, 100), every(1, 17, 70))
  assert.equal(holds('never_started', history, 20, { ...COMPANY, trackingSince: null }), false)
  assert.equal(holds('never_started', history, 20, { ...COMPANY, trackingSince: 11 }), false)
  const started = historyFrom({ orders: [{ day: 10 }], logins: [{ day: 18 }] })
  assert.deepEqual(daysHeld('never_started', started, 100), [17])
})

test('A first order counts from the very day on which tracking began', () => {
  const history = historyFrom({ orders: [{ day: 10 }] })
  const held = (trackingSince: number) => holds('never_started', history, 20, { ...COMPANY, trackingSince })
  assert.deepEqual([held(9), held(10), held(11)], [true, true, false])
})
