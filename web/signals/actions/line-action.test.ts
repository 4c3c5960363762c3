import assert from 'node:assert/strict'
import test from 'node:test'
import { leaves, told } from './line-action.ts'

const ada = { name: 'Ada Lovelace' }
const ben = { id: 'b', name: 'Ben' }
const day = (text: string) => `<${text}>`

test('A line leaves when it is seen to, put off or given to another, and stays with a note alone', () => {
  assert.equal(leaves({ deed: 'address', code: null, words: '' }), true)
  assert.equal(leaves({ deed: 'snooze', until: '2026-11-29' }), true)
  assert.equal(leaves({ deed: 'assign', to: ben, isOwn: false }), true)
  assert.equal(leaves({ deed: 'assign', to: ben, isOwn: true }), false)
  assert.equal(leaves({ deed: 'assign', to: null, isOwn: false }), false)
  assert.equal(leaves({ deed: 'call', words: 'All is well.', until: '2026-11-29' }), true)
  assert.equal(leaves({ deed: 'note', words: 'Likes letters.', until: null }), false)
  assert.equal(leaves({ deed: 'not_now', words: 'Moving house.', productId: null }), true)
})

test('What became of asking is told by what they said', () => {
  const ask = { words: '', productId: null }
  assert.equal(told(ada, { deed: 'asked', ...ask }, day), 'Ada Lovelace was asked.')
  assert.equal(told(ada, { deed: 'not_now', ...ask }, day), 'It is not the time for Ada Lovelace.')
  assert.equal(told(ada, { deed: 'no', ...ask }, day), 'Ada Lovelace said no.')
})

test('What was done is told with the day on which the line is back', () => {
  const call = { deed: 'call', words: 'All is well.', until: '2026-11-29' } as const
  assert.equal(told(ada, call, day), 'The call with Ada Lovelace is logged. Back on <2026-11-29>.')
  assert.equal(told(ada, { ...call, until: null }, day), 'The call with Ada Lovelace is logged.')
  assert.equal(told(ada, { deed: 'assign', to: ben, isOwn: false }, day), 'Ada Lovelace is with Ben now.')
})
