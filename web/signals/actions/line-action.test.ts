import assert from 'node:assert/strict'
import test from 'node:test'
import { leavesList, doneSentence } from './line-action.ts'

const ada = { name: 'Ada Lovelace' }
const ben = { id: 'b', name: 'Ben' }
const day = (text: string) => `<${text}>`

test('A line leaves when it is seen to, put off or given to another, and stays with a note alone', () => {
  assert.equal(leavesList({ deed: 'address', code: null, words: '' }), true)
  assert.equal(leavesList({ deed: 'snooze', until: '2026-11-29' }), true)
  assert.equal(leavesList({ deed: 'assign', to: ben, isOwn: false }), true)
  assert.equal(leavesList({ deed: 'assign', to: ben, isOwn: true }), false)
  assert.equal(leavesList({ deed: 'assign', to: null, isOwn: false }), false)
  assert.equal(leavesList({ deed: 'call', words: 'All is well.', until: '2026-11-29' }), true)
  assert.equal(leavesList({ deed: 'note', words: 'Likes letters.', until: null }), false)
  assert.equal(leavesList({ deed: 'not_now', words: 'Moving house.', productId: null }), true)
})

test('What became of asking is told by what they said', () => {
  const ask = { words: '', productId: null }
  assert.equal(doneSentence(ada, { deed: 'asked', ...ask }, day), 'Ada Lovelace was asked.')
  assert.equal(doneSentence(ada, { deed: 'not_now', ...ask }, day), 'It is not the time for Ada Lovelace.')
  assert.equal(doneSentence(ada, { deed: 'no', ...ask }, day), 'Ada Lovelace said no.')
})

test('What was done is told with the day on which the line is back', () => {
  const call = { deed: 'call', words: 'All is well.', until: '2026-11-29' } as const
  assert.equal(doneSentence(ada, call, day), 'The call with Ada Lovelace is logged. Back on <2026-11-29>.')
  assert.equal(doneSentence(ada, { ...call, until: null }, day), 'The call with Ada Lovelace is logged.')
  assert.equal(
    doneSentence(ada, { deed: 'assign', to: ben, isOwn: false }, day),
    'Ada Lovelace is with Ben now.',
  )
})
