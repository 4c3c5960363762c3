import assert from 'node:assert/strict'
import test from 'node:test'
import type { TrackRecord } from '../queries.ts'
import { shownRecords } from './shown.ts'

const outcome = (judged: number): TrackRecord['gone'] => ({
  judged,
  happened: 0,
  rate: judged < 20 ? null : { share: 0, low: 0, high: 0.1 },
  base: null,
  comparable: 0,
})
const record = (kind: TrackRecord['kind'], fired: number, judged: number): TrackRecord => ({
  kind,
  countedOn: '2026-11-22',
  fired,
  cameBack: outcome(0),
  boughtAgain: outcome(0),
  gone: outcome(judged),
  warning: { median: null, judged: 0 },
  codes: [],
})
const shown = (own: TrackRecord[], past: TrackRecord[]) =>
  shownRecords(own, { records: past }).map(({ record: { kind, fired }, isPast }) => [kind, fired, isPast])

test('Until a kind has a rate of its own, what it would have found in the past is shown', () => {
  const past = [record('stalled', 90, 80), record('usage_drop', 0, 0)]
  assert.deepEqual(shown([], past), [['stalled', 90, true]])
  assert.deepEqual(shown([record('stalled', 25, 19)], past), [['stalled', 90, true]])
  assert.deepEqual(shown([record('stalled', 25, 20)], past), [['stalled', 25, false]])
  assert.deepEqual(shown([record('usage_drop', 3, 0)], past), [
    ['usage_drop', 3, false],
    ['stalled', 90, true],
  ])
  assert.deepEqual(shownRecords([record('stalled', 0, 0)], null), [])
})
