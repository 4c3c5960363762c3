import assert from 'node:assert/strict'
import { test } from 'node:test'
import { conventionsOf } from '../table/conventions.ts'
import { parseValue } from './cells.ts'

const decimalMarkOf = (numbers: string[]) => conventionsOf({ dates: [], numbers }).decimal

test('a cell that is not a number does not affect how the other numbers are read', () => {
  assert.equal(decimalMarkOf(['21.50%', '1.40%', 'lots']), '.')
  assert.equal(decimalMarkOf(['21,50%', 'n/a', '1,4%']), ',')
  assert.equal(decimalMarkOf(['n/a', 'soon']), '.')
  assert.equal(parseValue('1.40%', 'percent', decimalMarkOf(['1.40%', 'lots']), 'EUR'), 0.014)
})

test('a comma before the last one or two digits is a decimal mark; before three it separates thousands', () => {
  assert.equal(decimalMarkOf(['49,00', '79,00']), ',')
  assert.equal(parseValue('49,00', 'money', decimalMarkOf(['49,00', '79,00']), 'EUR'), 4900)
  assert.equal(decimalMarkOf(['1,049.00', '49.00']), '.')
  assert.equal(decimalMarkOf(['1,049', '2,000']), '.')
  assert.equal(decimalMarkOf(['1.049,00']), ',')
})
