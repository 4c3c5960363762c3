import assert from 'node:assert/strict'
import test from 'node:test'
import { leavesList, doneSentence } from './line-action.ts'

const ada = { name: 'Ada Lovelace' }
const ben = { id: 'b', name: 'Ben' }
const day = (text: string) => `<${text}>`

test('A line leaves the list when it is addressed, snoozed or assigned to a colleague, and stays after a note', () => {
  assert.equal(leavesList({ kind: 'address', code: null, comment: '' }), true)
  assert.equal(leavesList({ kind: 'snooze', until: '2026-11-29' }), true)
  assert.equal(leavesList({ kind: 'assign', to: ben, isOwn: false }), true)
  assert.equal(leavesList({ kind: 'assign', to: ben, isOwn: true }), false)
  assert.equal(leavesList({ kind: 'assign', to: null, isOwn: false }), false)
  assert.equal(leavesList({ kind: 'call', comment: 'All is well.', until: '2026-11-29' }), true)
  assert.equal(leavesList({ kind: 'note', comment: 'Likes letters.', until: null }), false)
  assert.equal(leavesList({ kind: 'not_now', comment: 'Moving house.', productId: null }), true)
})

test('The sentence after an ask depends on the answer', () => {
  const ask = { comment: '', productId: null }
  assert.equal(doneSentence(ada, { kind: 'asked', ...ask }, day), 'Ada Lovelace was asked.')
  assert.equal(doneSentence(ada, { kind: 'not_now', ...ask }, day), 'Not the right time for Ada Lovelace.')
  assert.equal(doneSentence(ada, { kind: 'no', ...ask }, day), 'Ada Lovelace said no.')
})

test('The sentence after an action names the day on which the line returns', () => {
  const call = { kind: 'call', comment: 'All is well.', until: '2026-11-29' } as const
  assert.equal(doneSentence(ada, call, day), 'The call with Ada Lovelace is logged. Back on <2026-11-29>.')
  assert.equal(doneSentence(ada, { ...call, until: null }, day), 'The call with Ada Lovelace is logged.')
  assert.equal(
    doneSentence(ada, { kind: 'assign', to: ben, isOwn: false }, day),
    'Ada Lovelace is with Ben now.',
  )
})
