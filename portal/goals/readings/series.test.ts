import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Reading } from '../goal.ts'
import { isDisputed, latestOf, newestFirst } from './series.ts'

const number = (id: number, at: string, more: Partial<Reading> = {}) =>
  ({ id, at, counts: true, correctedBy: null, dispute: null, settled: null, ...more }) as Reading

const dispute = { reason: 'A test.', by: 'Noa', at: '2026-03-19T12:00:00Z' }
const answer = { answer: 'It is right.', by: 'Mara', at: '2026-03-20T09:00:00Z' }

test('the latest reading is the newest that counts; of two at the same time, the one recorded last', () => {
  const series = [
    number(1, '2026-03-01T12:00:00Z'),
    number(3, '2026-03-02T12:00:00Z'),
    number(2, '2026-03-02T12:00:00Z'),
    number(4, '2026-03-03T12:00:00Z', { counts: false, dispute }),
  ]
  assert.equal(latestOf({ series })?.id, 3)
  assert.deepEqual(
    newestFirst({ series }).map(({ id }) => id),
    [4, 3, 2, 1],
  )
  assert.equal(latestOf({ series: [] }), null)
})

test('a reading is disputed until it is settled or corrected', () => {
  assert.equal(isDisputed(number(1, '', { dispute })), true)
  assert.equal(isDisputed(number(1, '', { dispute, settled: answer })), false)
  assert.equal(isDisputed(number(1, '', { dispute, correctedBy: 2 })), false)
})
