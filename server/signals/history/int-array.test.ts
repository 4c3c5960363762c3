import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseIntArray } from './int-array.ts'

test('An array is read from the text that PostgreSQL writes', () => {
  assert.deepEqual([...parseIntArray('{3,-1,20448}')], [3, -1, 20_448])
  assert.deepEqual([...parseIntArray('{5}')], [5])
  assert.deepEqual([...parseIntArray('{}')], [])
})
