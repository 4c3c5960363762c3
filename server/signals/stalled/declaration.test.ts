import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSentence, rhythm, plain, english } from '../sentence.fixture.ts'
import { evidenceRows } from '../sentence.ts'

test('The sentence names the usual rhythm, the silence and how rare it is', () => {
  assertSentence(
    rhythm,
    'Usually logs in every 2 days; silent for 13 days. Of customers like this, 1 in 40 is silent that long and still active.',
  )
  assertSentence(
    { ...rhythm, usualGap: 1, silentDays: 1234, chance: 0.00001 },
    'Usually logs in every day; silent for 1,234 days. Of customers like this, fewer than 1 in 1,000 is silent that long and still active.',
  )
})

test('With few log-ins the sentence names the longest pause', () => {
  assertSentence(plain, 'Logged in on 3 days, never more than 6 days apart; silent for 13 days.')
  assertSentence(
    { ...plain, longestGap: 1 },
    'Logged in on 3 days in a row and then stopped; silent for 13 days.',
  )
})

test('The evidence lists every figure of a rhythm, and why a plain signal came now', () => {
  assert.deepEqual(evidenceRows(rhythm, english), [
    { label: 'Last log-in', value: '4 October 2024' },
    { label: 'Silent for', value: '13 days' },
    { label: 'Days with a log-in', value: '40' },
    { label: 'Usually', value: 'every 2 days' },
    { label: 'Longest pause before', value: '6 days' },
    { label: 'Silent that long and still active', value: '1 in 40' },
  ])
  assert.deepEqual(evidenceRows(plain, english).at(-1), {
    label: 'Why now',
    value: '7 days or more, and longer than ever before',
  })
})
