import { test } from 'node:test'
import { assertSentence } from '../sentence.fixture.ts'

test('The sentence names the first order', () => {
  const never = { kind: 'never_started', firstOrder: 20000, days: 9, orders: 1 } as const
  assertSentence(never, 'First bought 9 days ago, and has not logged in yet.')
  assertSentence({ ...never, days: 1 }, 'First bought yesterday, and has not logged in yet.')
})
