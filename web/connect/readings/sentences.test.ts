import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RequestError } from '../../../ui/request/error.ts'
import { describeKept } from './send.ts'
import { describeMetric, describeDryRun } from './sentences.ts'

const locale = { locale: 'en', timeZone: 'UTC' } as const
const words = (told: number, known: number, left: number) =>
  describeDryRun({ told, known, left }, '“Visits”', locale)

test('a file with new readings says how many of which metric, and how many were known', () => {
  assert.equal(words(1204, 0, 3), 'Taking it adds 1,204 readings of “Visits”.')
  assert.equal(words(2, 1, 0), 'Taking it adds 2 readings of “Visits”. 1 reading is known already.')
})

test('a file that brings nothing says why: all is known, nothing could be read, or nothing is in it', () => {
  assert.equal(words(0, 4, 0), '4 readings are known already. Taking the file would change nothing.')
  assert.equal(words(0, 0, 3), 'Not one reading could be read from this file. Look below for why.')
  assert.equal(words(0, 0, 0), 'There is not one reading in this file.')
})

test('a report of Mailchimp brings both rates whatever metric was chosen; a table the chosen one or its own', () => {
  assert.equal(
    describeMetric({ format: 'mailchimp campaigns' }, 'Visits'),
    'the open rate and the click rate',
  )
  assert.equal(describeMetric({ format: 'table' }, 'Visits'), '“Visits”')
  assert.equal(describeMetric({ format: 'table' }, null), 'the metrics that its column names')
})

test('a refused file keeps nothing, and one whose answer never came may have been kept', () => {
  assert.equal(describeKept(new RequestError(422, 'columns_missing', '…')), 'Nothing was kept.')
  assert.match(describeKept(new RequestError(0, 'unreachable', '…')), /may have been taken/)
})
