import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectSignals } from '../detect/rule-set.ts'
import { COMPANY, only, daysHeld } from '../detect/rules.fixture.ts'
import { every, historyFrom } from '../history/history.fixture.ts'

test('A failed payment holds until an order, or for 30 days; repeated failures are the same signal', () => {
  const tries = historyFrom({ failures: [50, 53, 56] })
  assert.deepEqual(daysHeld('payment_failed', tries, 120), every(1, 50, 85))
  const [detection] = only('payment_failed', detectSignals(tries, 60, COMPANY))
  assert.equal(detection!.since, 50)
  assert.ok(detection!.evidence.kind === 'payment_failed' && detection!.evidence.times === 3)
  const paid = historyFrom({ failures: [50], orders: [{ day: 52 }] })
  assert.deepEqual(daysHeld('payment_failed', paid, 120), [50, 51])
})
