import assert from 'node:assert/strict'
import { test } from 'node:test'
import { computationOf, emptyDraft } from './draft.ts'
import { computationSentence } from './computation-sentence.ts'

const draft = { ...emptyDraft, way: 'computed' as const, event: 'Mailing sent' }

test('A computed metric needs its event, its window, and for a sum its property', () => {
  assert.deepEqual(computationOf(draft), { kind: 'count', event: 'Mailing sent', days: 30 })
  assert.equal(computationOf({ ...draft, event: null }), null)
  for (const days of ['0', '367', '', '1.5', 'many']) assert.equal(computationOf({ ...draft, days }), null)
  assert.equal(computationOf({ ...draft, kind: 'sum' }), null)
  assert.equal(computationOf({ ...draft, kind: 'ratio' }), null)
})

test('A ratio needs a numerator and a denominator', () => {
  const ratio = computationOf({
    ...draft,
    kind: 'ratio',
    event: 'Opened',
    overEvent: 'Sent',
    overProperty: 'to',
  })!
  assert.equal(
    computationSentence(ratio),
    'How often “Opened” over the sum of to of “Sent” in the last 30 days',
  )
})
