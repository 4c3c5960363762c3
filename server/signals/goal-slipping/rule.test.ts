import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english, find, sentenceOn, goal } from '../detect/rules.fixture.ts'
import { historyFrom } from '../history/history.fixture.ts'
import { signalSentence } from '../sentence.ts'

test('A goal at risk is described with its pace, and begins anew with each quarter of its time', () => {
  const history = historyFrom({ goals: [goal()] })
  assert.equal(
    sentenceOn('goal_slipping', history, 40),
    '“30 % opened” is 20 days behind pace, 25 % of the way; due in 40 days.',
  )
  const since = (day: number) => find('goal_slipping', history, day)!.since
  assert.deepEqual(
    [since(19), since(20), since(39), since(40), since(80), since(95)],
    [0, 20, 20, 40, 80, 80],
  )
  assert.match(sentenceOn('goal_slipping', history, 82), /due 2 days ago\.$/)
})

test('Of several goals at risk, the signal names the one furthest behind', () => {
  const worse = goal({
    id: 2,
    outcome: 'Fewer unsubscribed',
    now: { status: 'at_risk', progress: 0.05, expected: 0.5 },
  })
  const detection = find('goal_slipping', historyFrom({ goals: [goal(), worse] }), 40)!
  assert.equal(detection.evidence.kind === 'goal_slipping' && detection.evidence.goalId, 2)
  assert.match(signalSentence(detection.evidence, english), /1 more goal at risk\.$/)
})
