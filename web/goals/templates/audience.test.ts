import assert from 'node:assert/strict'
import { test } from 'node:test'
import { templateOf } from '../../../server/goals/templates/catalogue.ts'
import { applyInputOf, emptyAudience, parseIds } from './audience.ts'

const valueFormat = { writing: { locale: 'en-GB', timeZone: 'UTC' }, currency: 'EUR' }
const openRate = templateOf('open_rate')!

test('A pasted list of customers is parsed, each customer once', () => {
  assert.deepEqual(parseIds('7, 12;12\nhttps://rondo.example/customers/40 /customers/41'), [7, 12, 40, 41])
  assert.deepEqual(parseIds(' '), [])
  assert.equal(parseIds('7, Ada'), null)
})

test('An unreadable baseline or an empty list gives no request', () => {
  assert.equal(applyInputOf(openRate, { ...emptyAudience, baseline: 'many' }, valueFormat), null)
  assert.equal(applyInputOf(openRate, { ...emptyAudience, by: 'list' }, valueFormat), null)
})

test('The request contains only the filters that are set', () => {
  assert.deepEqual(
    applyInputOf(openRate, { ...emptyAudience, country: ' NL ', baseline: '20' }, valueFormat),
    {
      template: 'open_rate',
      to: { filter: { country: 'NL', withoutGoal: true } },
      baseline: 0.2,
    },
  )
})
