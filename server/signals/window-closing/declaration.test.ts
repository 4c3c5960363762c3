import { test } from 'node:test'
import { assertSentence, closing } from '../sentence.fixture.ts'

test('The sentence names the days that are left', () => {
  assertSentence(
    { ...closing, window: 'second_order', days: 23, daysLeft: 7 },
    'First bought 23 days ago, and not again: the first 30 days end in 7 days.',
  )
  assertSentence(
    { ...closing, window: 'second_order', days: 30, daysLeft: 0 },
    'First bought 30 days ago, and not again: the first 30 days end today.',
  )
  assertSentence(
    { ...closing, window: 'cross_sell', days: 89, daysLeft: 1 },
    'First bought 89 days ago, and no other product since: the first 90 days end in 1 day.',
  )
})
