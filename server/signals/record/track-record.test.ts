import assert from 'node:assert/strict'
import { test } from 'node:test'
import { emptyHistory, type History } from '../history/history.ts'
import { outcomeOf } from './outcome.ts'
import { TrackRecord, type Spell } from './track-record.ts'

const history = (customerId: number, logins: number[], orders: number[] = []): History => ({
  ...emptyHistory(customerId),
  orders: orders.map((day) => ({ day, isNew: false })),
  contacts: [{ id: 1, days: Int32Array.from(logins), events: new Int32Array(logins.length).fill(1) }],
})
const stalled = (openedOn: number, code: string | null = null): Spell => ({
  kind: 'stalled',
  openedOn,
  endedOn: openedOn + 10,
  code,
})

test('An outcome is judged only when all its days lie in the past', () => {
  const facts = { first: 1, logins: Int32Array.of(1, 24), orders: Int32Array.of(5, 41) }
  assert.deepEqual(outcomeOf(facts, 10, 23), { cameBack: null, boughtAgain: null, gone: null })
  assert.deepEqual(outcomeOf(facts, 10, 24), { cameBack: true, boughtAgain: null, gone: null })
  assert.deepEqual(outcomeOf(facts, 9, 99), { cameBack: false, boughtAgain: false, gone: false })
  assert.deepEqual(outcomeOf(facts, 41, 131), { cameBack: false, boughtAgain: false, gone: true })
})

test('Signals that are too recent, or from before the record began, are not judged', () => {
  const record = new TrackRecord('stalled', 100, 200)
  record.add(history(1, [80, 85, 90]), [stalled(99), stalled(100), stalled(190), stalled(201)])
  const { fired, cameBack, gone } = record.counted()
  assert.deepEqual([fired, cameBack.judged, gone.judged, gone.happened], [2, 1, 1, 1])
})

test('With fewer than twenty no rate is given; with twenty, a rate with its interval', () => {
  for (const [customers, rate] of [
    [19, null],
    // Newcombe’s table of 1998 has 0 of 20: 0 to 0.1611.
    [20, [1, 0.8389, 1]],
  ] as const) {
    const record = new TrackRecord('stalled', 0, 300)
    for (let id = 1; id <= customers; id++) record.add(history(id, [80, 85, 90]), [stalled(97, 'bug')])
    const { gone, warning, codes } = record.counted()
    assert.deepEqual(gone.rate && [gone.rate.share, Number(gone.rate.low.toFixed(4)), gone.rate.high], rate)
    // The 90th silent day is 83 days after the signal.
    assert.deepEqual(warning, { median: rate === null ? null : 83, judged: customers })
    assert.deepEqual([...codes], [['bug', customers]])
  }
})

test('Customers without the signal are compared at the ages of those who had it', () => {
  const record = new TrackRecord('stalled', 0, 400)
  for (let id = 1; id <= 30; id++) record.add(history(id * 7, [0, 2, 4]), [stalled(14)])
  // Without the signal: half of them come again in the third week and so on, and half never do.
  for (let id = 1; id <= 40; id++) {
    const loyal = Array.from({ length: 60 }, (_, week) => week * 7)
    record.add(history(1000 + id * 7, id % 2 === 0 ? loyal : [0, 2, 4]), [])
  }
  const { gone } = record.counted()
  assert.equal(gone.rate!.share, 1)
  assert.equal(gone.base!.share, 0.5)
  assert.equal(gone.comparable, 70)
})

test('Customers who had left before are not compared', () => {
  const record = new TrackRecord('payment_failed', 0, 1000)
  for (let id = 1; id <= 30; id++) {
    const weekly = Array.from({ length: 143 }, (_, week) => week * 7)
    record.add(history(id, weekly), [{ kind: 'payment_failed', openedOn: 700, endedOn: 710, code: null }])
    record.add(history(500 + id, weekly), [])
    record.add(history(1000 + id, [0, 7, 14]), [])
  }
  const { gone } = record.counted()
  assert.deepEqual([gone.rate!.share, gone.base!.share], [0, 0])
})
