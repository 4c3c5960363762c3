import assert from 'node:assert/strict'
import test from 'node:test'
import { fieldOf, remapped } from './mapping.ts'

const FIELDS = ['customer', 'date', 'amount']
const mapping = { customer: 0, date: 2 }

test('A field moves to the column that is given it, and a column loses the field that it had', () => {
  assert.deepEqual(remapped(mapping, FIELDS, 1, 'date'), { customer: 0, date: 1, amount: null })
  assert.deepEqual(remapped(mapping, FIELDS, 2, 'amount'), { customer: 0, date: null, amount: 2 })
  assert.deepEqual(remapped(mapping, FIELDS, 0, null), { customer: null, date: 2, amount: null })
})

test('A column without a field has none', () => {
  assert.deepEqual([fieldOf(mapping, 2), fieldOf(mapping, 1)], ['date', null])
})
