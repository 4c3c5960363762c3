import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectSignals } from '../detect/rule-set.ts'
import { COMPANY, only, daysHeld } from '../detect/rules.fixture.ts'
import { every, historyFrom } from '../history/history.fixture.ts'

test('The champion is gone when the most active contact is silent beyond their rhythm and others are still active', () => {
  const mara = every(1, 0, 60).map((day) => ({ contact: 1, day, events: 9 }))
  const jonas = every(3, 0, 90).map((day) => ({ contact: 2, day, events: 2 }))
  const days = daysHeld('champion_gone', historyFrom({ logins: [...mara, ...jonas] }), 90)
  assert.ok(days[0]! > 60 && days[0]! <= 74, `${days[0]}`)
  const [detection] = only(
    'champion_gone',
    detectSignals(historyFrom({ logins: [...mara, ...jonas] }), 75, COMPANY),
  )
  assert.ok(detection?.evidence.kind === 'champion_gone')
  assert.equal(detection.evidence.contactId, 1)
  assert.equal(detection.evidence.others, 1)
  assert.equal(detection.since, 61)
  assert.deepEqual(daysHeld('champion_gone', historyFrom({ logins: mara }), 120), [], 'nobody else goes on')
  const lesser = mara.map((one) => ({ ...one, events: 1 }))
  const busy = jonas.map((one) => ({ ...one, events: 9 }))
  assert.deepEqual(daysHeld('champion_gone', historyFrom({ logins: [...lesser, ...busy] }), 90), [])
})

test('Nobody goes on where the others stopped before the champion', () => {
  const mara = [1, 2, 3].map((day) => ({ contact: 1, day, events: 9 }))
  const jonas = (day: number) => ({ contact: 2, day, events: 2 })
  assert.deepEqual(daysHeld('champion_gone', historyFrom({ logins: [...mara, jonas(2)] }), 40), [])
  assert.deepEqual(daysHeld('champion_gone', historyFrom({ logins: [...mara, jonas(3)] }), 40), [])
  assert.ok(daysHeld('champion_gone', historyFrom({ logins: [...mara, jonas(4)] }), 40).length > 0)
})

test('Exactly half of all events is no champion, one event more is', () => {
  const jonas = every(1, 0, 40).map((day) => ({ contact: 2, day, events: 5 }))
  const mara = (last: number) =>
    every(1, 0, 20).map((day) => ({ contact: 1, day, events: day === 20 ? last : 5 }))
  const held = (last: number) =>
    daysHeld('champion_gone', historyFrom({ logins: [...mara(last), ...jonas] }), 45)
  assert.deepEqual(held(5), [])
  assert.ok(held(6).length > 0)
})
