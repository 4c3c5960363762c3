import assert from 'node:assert/strict'
import { test } from 'node:test'
import { filtersOf, insightsSearch, queryOf } from './search.ts'

test('an address typed by hand loses only what cannot be read', () => {
  const read = insightsSearch({
    from: '2011-02-30',
    country: 'France',
    channel: 5,
    product: 'x',
    by: 'week',
  })
  assert.deepEqual(filtersOf(read), { country: 'France', channel: '5' })
  assert.equal(read.by, undefined)
})

test('the link of the report carries the filters of the page and nothing else', () => {
  const read = insightsSearch({ from: '2011-01-01', country: 'A & B', product: 7, by: 'year' })
  assert.equal(queryOf(filtersOf(read)), '?from=2011-01-01&country=A+%26+B&product=7')
  assert.equal(queryOf(filtersOf(insightsSearch({}))), '')
})
