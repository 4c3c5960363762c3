import assert from 'node:assert/strict'
import { test } from 'node:test'
import { among, plain } from './useCommands.ts'

const run = () => undefined
const people = [
  { id: '1', label: 'Ángela Núñez', note: 'Lisboa', run },
  { id: '2', label: 'Angus Reid', note: 'Leith', run },
]

test('Angela finds Ángela', () => {
  assert.equal(plain('Ángela'), 'angela')
  assert.deepEqual(
    among(people, 'angela').map(({ id }) => id),
    ['1'],
  )
})

test('Every typed word must be there, in the name or beside it, in any order', () => {
  assert.deepEqual(
    among(people, 'leith ang').map(({ id }) => id),
    ['2'],
  )
  assert.equal(among(people, 'angus lisboa').length, 0)
  assert.equal(among(people, '  ').length, 2)
})
