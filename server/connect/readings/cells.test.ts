import assert from 'node:assert/strict'
import { test } from 'node:test'
import { markOf, valueIn } from './cells.ts'

test('a cell that is no number decides nothing about the numbers beside it', () => {
  assert.equal(markOf(['21.50%', '1.40%', 'lots']), '.')
  assert.equal(markOf(['21,50%', 'n/a', '1,4%']), ',')
  assert.equal(markOf(['n/a', 'soon']), '.')
  assert.equal(valueIn('1.40%', 'percent', markOf(['1.40%', 'lots']), 'EUR'), 0.014)
})

test('a comma before one or two last digits begins the fraction; before three it parts thousands', () => {
  assert.equal(markOf(['49,00', '79,00']), ',')
  assert.equal(valueIn('49,00', 'money', markOf(['49,00', '79,00']), 'EUR'), 4900)
  assert.equal(markOf(['1,049.00', '49.00']), '.')
  assert.equal(markOf(['1,049', '2,000']), '.')
  assert.equal(markOf(['1.049,00']), ',')
})
