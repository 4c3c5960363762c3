import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectSignals } from './rule-set.ts'
import { english, BEGINNERS, find, goal, reached, doingWell } from './rules.fixture.ts'
import { historyFrom } from '../history/history.fixture.ts'
import { historyUpTo } from '../history/history.ts'
import { evidenceRows } from '../sentence.ts'

test('For a past day it is known which goals had been reached, but neither other progress nor renewals', () => {
  const renewals = [{ subscription: 'mails', renewsOn: 100, termFrom: -265, monthly: 4900 }]
  const history = historyFrom({ goals: [goal(), reached(40, { id: 2 })], renewals, asOf: 60 })
  const kinds = (day: number) => detectSignals(history, day, BEGINNERS).map(({ kind }) => kind)
  assert.deepEqual(kinds(59).sort(), [])
  assert.deepEqual(kinds(60).sort(), ['goal_slipping', 'renewal_near'])
  assert.deepEqual(kinds(45), ['goal_reached'])
  assert.deepEqual(historyUpTo(history, 30).goals, [])
})

test('The evidence of goals and of asks has no empty row', () => {
  const all = [
    find('goal_reached', historyFrom({ goals: [reached(40)] }), 41)!,
    find('goal_slipping', historyFrom({ goals: [goal()] }), 41)!,
    find('ready_for_next_sale', doingWell(), 20)!,
  ]
  for (const { evidence } of all)
    for (const { label, value } of evidenceRows(evidence, english))
      assert.ok(label && value && !/undefined|NaN/.test(label + value))
})
