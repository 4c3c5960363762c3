import assert from 'node:assert/strict'
import test from 'node:test'
import { paceOf } from './pace.ts'
import { RequestError } from '../../../ui/request/error.ts'
import { describeKept, formatCount, formatFileSize, describeDryRun } from './sentences.ts'

const locale = { locale: 'en-GB', timeZone: 'UTC' }
const nothing = {
  customers: 0,
  newCustomers: 0,
  records: 0,
  fresh: 0,
  known: 0,
  changed: 0,
  rows: 0,
  rejected: 0,
  staged: 0,
}

test('The sentence of a dry run says what would be added, changed and new, and is honest about nothing', () => {
  assert.equal(
    describeDryRun({ ...nothing, fresh: 18_532, newCustomers: 4338 }, 'order', locale),
    'Writing it adds 18,532 orders. 4,338 customers are new.',
  )
  assert.equal(
    describeDryRun({ ...nothing, fresh: 2, changed: 1, newCustomers: 1 }, 'order', locale),
    'Writing it adds 2 orders and changes 1 order that was known. 1 customer is new.',
  )
  assert.match(describeDryRun({ ...nothing, known: 7 }, 'order', locale), /change nothing/)
  assert.match(describeDryRun(nothing, 'order', locale), /Not one order/)
  assert.equal(
    describeDryRun({ ...nothing, fresh: 1204, newCustomers: 2 }, 'change', locale),
    'Writing it adds 1,204 changes. 2 customers are new.',
  )
})

test('Counts and sizes are written as people say them', () => {
  assert.equal(formatCount(1, 'order', locale), '1 order')
  assert.equal(formatFileSize(7_548_686, locale), '7.5 MB')
  assert.equal(formatFileSize(12, locale), '12 byte')
})

test('The rows to come are reckoned from the bytes to come, and only while the file is read', () => {
  const reading = {
    phase: 'Reading the file',
    rowsRead: 100,
    bytesRead: 50,
    bytes: 200,
    startedAt: '2026-11-22T12:00:00Z',
    heartbeatAt: '2026-11-22T12:00:04Z',
  }
  assert.deepEqual(paceOf(reading), { rows: 100, total: 400, perSecond: 25 })
  assert.deepEqual(paceOf({ ...reading, phase: 'Writing' }), { rows: 100, total: null, perSecond: null })
  assert.equal(paceOf({ ...reading, bytesRead: 0 }).total, null)
})

test('A refused file is not kept, and one without a response may have arrived', () => {
  assert.equal(describeKept(new RequestError(422, 'file_kind', '…')), 'Nothing was saved.')
  assert.match(describeKept(new RequestError(0, 'unreachable', '…')), /in the list of imports/)
})
