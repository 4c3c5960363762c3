import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectSignals } from '../detect/rule-set.ts'
import { COMPANY, only, daysHeld } from '../detect/rules.fixture.ts'
import { every, historyFrom } from '../history/history.fixture.ts'

test('Usage drops when half is lost and not by chance; since is the first day of the drop', () => {
  const steady = every(1, 0, 59).map((day) => ({ day, events: day < 30 ? 10 : 3 }))
  const [detection] = only('usage_drop', detectSignals(historyFrom({ logins: steady }), 59, COMPANY))
  assert.ok(detection?.evidence.kind === 'usage_drop')
  assert.equal(detection.evidence.before, 300)
  assert.equal(detection.evidence.now, 90)
  const held = daysHeld('usage_drop', historyFrom({ logins: steady }), 59)
  assert.equal(detection.since, held[0])
  assert.equal(held.length, 59 - held[0]! + 1)
})

test('A single busy day, or fewer than twenty events, is no level from which usage could drop', () => {
  const burst = [{ day: 10, events: 400 }, ...every(3, 0, 60).map((day) => ({ day, events: 1 }))]
  assert.deepEqual(daysHeld('usage_drop', historyFrom({ logins: burst }), 70), [])
  const few = every(2, 0, 29).map((day) => ({ day, events: 1 }))
  assert.deepEqual(daysHeld('usage_drop', historyFrom({ logins: few }), 70), [])
})
