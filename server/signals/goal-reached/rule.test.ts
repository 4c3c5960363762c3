import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find, sentenceOn, reached } from '../detect/rules.fixture.ts'
import { historyFrom } from '../history/history.fixture.ts'

test('A goal that was reached is news for fourteen days', () => {
  const history = historyFrom({ goals: [reached(40)] })
  assert.equal(sentenceOn('goal_reached', history, 40), 'Reached “30 % opened” today, 40 days early.')
  assert.ok(find('goal_reached', history, 53))
  assert.equal(find('goal_reached', history, 54), undefined)
  assert.equal(find('goal_reached', history, 39), undefined)
})

test('Of several goals reached, the signal names the last one and the number of others', () => {
  const history = historyFrom({
    goals: [reached(40), reached(45, { id: 2, outcome: '5 % clicked', dueOn: 44 })],
  })
  assert.equal(
    sentenceOn('goal_reached', history, 46),
    'Reached “5 % clicked” yesterday, 1 day late, and 1 more goal.',
  )
})
