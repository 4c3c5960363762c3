import assert from 'node:assert/strict'
import { test } from 'node:test'
import { describeMetric, describeDryRun } from './sentences.ts'

const locale = { locale: 'en', timeZone: 'UTC' } as const
const sentence = (fresh: number, known: number, rejected: number) =>
  describeDryRun({ fresh, known, rejected }, '“Visits”', locale)

test('a file with new readings says how many of which metric, and how many were known', () => {
  assert.equal(sentence(1204, 0, 3), 'Writing it adds 1,204 readings of “Visits”.')
  assert.equal(sentence(2, 1, 0), 'Writing it adds 2 readings of “Visits”. 1 reading is known already.')
})

test('a file that brings nothing says why: all is known, nothing could be read, or nothing is in it', () => {
  assert.equal(sentence(0, 4, 0), '4 readings are known already. Writing the file would change nothing.')
  assert.equal(sentence(0, 0, 3), 'Not one reading could be read from this file. See the reasons below.')
  assert.equal(sentence(0, 0, 0), 'This file contains no readings.')
})

test('a report of Mailchimp brings both rates whatever metric was chosen; a table the chosen one or its own', () => {
  assert.equal(describeMetric('mailchimp campaigns', 'Visits'), 'the open rate and the click rate')
  assert.equal(describeMetric('table', 'Visits'), '“Visits”')
  assert.equal(describeMetric('table', null), 'the metrics named in its column')
})
