import { test } from 'node:test'
import { assertSentence } from '../sentence.fixture.ts'

test('The sentence names both counts', () => {
  assertSentence(
    { kind: 'usage_drop', now: 1, before: 1600, chance: 0.001 },
    '1 event in the last 30 days, 1,600 in the 30 before: 99.9 % fewer.',
  )
  assertSentence(
    { kind: 'usage_drop', now: 40, before: 160, chance: 0.001 },
    '40 events in the last 30 days, 160 in the 30 before: 75 % fewer.',
  )
})
