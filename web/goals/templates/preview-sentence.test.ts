import assert from 'node:assert/strict'
import { test } from 'node:test'
import { previewSentence } from './preview-sentence.ts'

const none = { hasIt: 0, noReading: 0, noTarget: 0, unknown: 0 }

test('The preview of applying a template says how many are left out, and why', () => {
  assert.equal(
    previewSentence({ customers: 1, made: 1, left: none }, String),
    '1 of 1 customer gets the goal.',
  )
  assert.equal(
    previewSentence(
      { customers: 15, made: 9, left: { hasIt: 2, noReading: 1, noTarget: 2, unknown: 1 } },
      String,
    ),
    '9 of 15 customers get the goal. 2 have it already; of 1 there is no reading to start from; 2 cannot improve any further; 1 id is nobody’s.',
  )
  assert.equal(
    previewSentence({ customers: 0, made: 0, left: none }, String),
    'No customer matches. Widen the selection.',
  )
})
