import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesOf, type OpenSignal } from './changes.ts'
import type { Detection } from './detection.ts'

const failed = (since: number, days: number): Detection => ({
  kind: 'payment_failed',
  reason: 'unpaid',
  since,
  strength: 0.3,
  evidence: { kind: 'payment_failed', failedOn: since, days, times: 1 },
})
const stored = (id: number, detection: Detection): OpenSignal => ({
  ...detection,
  customerId: 7,
  id,
  // As the database returns four bytes.
  strength: 0.3,
  rank: 0.3,
  hasEndedToday: false,
})
const change = (detections: Detection[], open: OpenSignal[]) =>
  changesOf([{ customerId: 7, total: 0, detections, open }], 1000, 10)

test('A signal that is stored as it holds is not written again', () => {
  assert.deepEqual(change([failed(10, 3)], [stored(1, failed(10, 3))]), {
    opened: [],
    updated: [],
    ended: [],
  })
})

test('The same spell continues with newer evidence and keeps its id', () => {
  const { opened, updated, ended } = change([failed(10, 4)], [stored(1, failed(10, 3))])
  assert.deepEqual([opened, ended], [[], []])
  assert.deepEqual(
    updated.map(({ id, evidence }) => [id, evidence]),
    [[1, failed(10, 4).evidence]],
  )
})

test('Another spell ends the one before and opens a new signal; a signal that no longer holds ends', () => {
  const moved = change([failed(12, 1)], [stored(1, failed(10, 3))])
  assert.deepEqual(
    [moved.opened.map(({ since }) => since), moved.updated, moved.ended],
    [[12], [], [{ customerId: 7, id: 1 }]],
  )
  assert.deepEqual(change([], [stored(1, failed(10, 3))]).ended, [{ customerId: 7, id: 1 }])
})

test('A signal that ended today and holds again continues; otherwise it stays ended', () => {
  const over = { ...stored(1, failed(10, 3)), hasEndedToday: true }
  const again = change([failed(10, 3)], [over])
  assert.deepEqual([again.opened, again.updated.map(({ id }) => id), again.ended], [[], [1], []])
  assert.deepEqual(change([], [over]), { opened: [], updated: [], ended: [] })
})
