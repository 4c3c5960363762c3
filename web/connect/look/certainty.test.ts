import assert from 'node:assert/strict'
import test from 'node:test'
import { readingOf } from './certainty.ts'

const inspection = {
  plan: { mapping: { customer: 0, date: 2 } },
  fields: [
    { name: 'customer', label: 'Who bought' },
    { name: 'date', label: 'When' },
  ],
  guesses: [{ field: 'customer', column: 0, confidence: 'likely', why: 'its name' }],
} as unknown as Parameters<typeof readingOf>[0]

test('A column is shown with what it is read as and with the guess, unless a person chose it or it is not read', () => {
  assert.deepEqual(readingOf(inspection, 0), {
    label: 'Who bought',
    guess: { field: 'customer', column: 0, confidence: 'likely', why: 'its name' },
  })
  assert.deepEqual(readingOf(inspection, 2), { label: 'When', guess: null })
  assert.equal(readingOf(inspection, 1), null)
})
