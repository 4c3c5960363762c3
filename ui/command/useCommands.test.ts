import assert from 'node:assert/strict'
import { test } from 'node:test'
import { foldText } from './foldText.ts'
import { filterCommands } from './useCommands.ts'

const run = () => undefined
const people = [
  { id: '1', label: 'Ángela Núñez', note: 'Lisboa', run },
  { id: '2', label: 'Angus Reid', note: 'Leith', run },
]

test('Angela finds Ángela', () => {
  assert.equal(foldText('Ángela'), 'angela')
  assert.deepEqual(
    filterCommands(people, 'angela').map(({ id }) => id),
    ['1'],
  )
})

test('Every typed word must be there, in the name or beside it, in any order', () => {
  assert.deepEqual(
    filterCommands(people, 'leith ang').map(({ id }) => id),
    ['2'],
  )
  assert.equal(filterCommands(people, 'angus lisboa').length, 0)
  assert.equal(filterCommands(people, '  ').length, 2)
})
