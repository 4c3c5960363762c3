import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markOf, valueIn } from './readings-cells.ts'

test('a cell that is no number decides nothing about the numbers beside it', () => {
  assert.equal(markOf(['21.50%', '1.40%', 'lots']), '.')
  assert.equal(markOf(['21,50%', 'n/a', '1,4%']), ',')
  assert.equal(markOf(['n/a', 'soon']), '.')
  assert.equal(valueIn('1.40%', 'percent', markOf(['1.40%', 'lots']), 'EUR'), 0.014)
})
