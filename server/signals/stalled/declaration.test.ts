import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSentence, rhythm, plain, english } from '../sentence.fixture.ts'
import { evidenceRows } from '../sentence.ts'

test('The sentence names the log-ins, the recent rhythm, the silence and how long Rondo waits', () => {
  assertSentence(
    rhythm,
    'Logged in on 40 days, lately about every 2 days; silent for 13 days. Rondo waits 9 days for a customer like this, and 7 for a typical one.',
  )
  assertSentence(
    { ...rhythm, loginDays: 1234, usualGap: 1 },
    'Logged in on 1,234 days, lately about every day; silent for 13 days. Rondo waits 9 days for a customer like this, and 7 for a typical one.',
  )
})

test('Who came on days in a row has no rhythm to name, and a typical customer is not compared with a typical one', () => {
  assertSentence(
    plain,
    'Logged in on 3 days, lately about every 2 days; silent for 13 days. Rondo waits 6 days for a customer like this, and 7 for a typical one.',
  )
  assertSentence(
    { ...plain, longestGap: 1, allowedDays: 7 },
    'Logged in on 3 days in a row and then stopped; silent for 13 days. Rondo waits 7 days for a customer like this.',
  )
})

test('The evidence lists every figure, and how long Rondo waits for a typical customer', () => {
  assert.deepEqual(evidenceRows(rhythm, english), [
    { label: 'Last log-in', value: '4 October 2024' },
    { label: 'Silent for', value: '13 days' },
    { label: 'Days with a log-in', value: '40' },
    { label: 'Lately', value: 'about every 2 days' },
    { label: 'Longest pause before', value: '6 days' },
    { label: 'Rondo waits for this customer', value: '9 days' },
    { label: 'For a typical customer', value: '7 days' },
  ])
})
