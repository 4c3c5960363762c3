import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day, flag, oneOf, paramsOf, text, wholeNumber } from './search-params.ts'

test('what cannot be read is left out, and what can be read stays', () => {
  const read = paramsOf({
    q: text(3),
    sort: oneOf(['name', 'total']),
    page: wholeNumber(2),
    on: flag,
    from: day,
  })
  assert.deepEqual(read({ q: 'tea', sort: 'total', page: 2, on: true, from: '2024-02-29' }), {
    q: 'tea',
    sort: 'total',
    page: 2,
    on: true,
    from: '2024-02-29',
  })
  assert.deepEqual(read({ q: 'teas', sort: 'id', page: 1, on: 'no', from: '2023-02-29', more: 1 }), {})
  assert.deepEqual(read({ q: '', sort: null, page: 2.5, on: 1, from: 20240229 }), {})
})

test('numbers and texts of the address may be written either way', () => {
  assert.equal(text(9)(42), '42')
  assert.equal(wholeNumber(1)('42'), 42)
  assert.equal(wholeNumber(1)(''), undefined)
  assert.equal(wholeNumber(1)(2_147_483_648), undefined)
})
