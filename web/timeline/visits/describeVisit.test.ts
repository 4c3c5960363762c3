import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeVisit } from './describeVisit.ts'

test('a visit without a description of its own is described in general', () => {
  assert.equal(describeVisit({ kind: 'changed', what: 'goals.dispute' }), 'questioned a number')
  assert.equal(describeVisit({ kind: 'saw', what: 'academy' }), 'looked at their page')
  assert.equal(describeVisit({ kind: 'changed', what: 'academy.enrol' }), 'changed something on their page')
})
