import assert from 'node:assert/strict'
import { test } from 'node:test'
import { changesOf, type OpenSignal } from './changes.ts'
import type { Detection } from './detection.ts'
import { parseIntArray } from '../history/int-array.ts'
import { pickByShare } from '../today/group-shares.ts'
import { freshnessOf, rankOf, worthOf } from './rank.ts'

const failed = (since: number, days: number): Detection => ({
  kind: 'payment_failed',
  reason: 'unpaid',
  since,
  strength: 0.3,
  evidence: { kind: 'payment_failed', failedOn: since, days, times: 1 },
})
const kept = (id: number, found: Detection): OpenSignal => ({
  ...found,
  customerId: 7,
  id,
  // As four bytes come back as text.
  strength: 0.3,
  rank: 0.3,
  hasEndedToday: false,
})
const change = (found: Detection[], open: OpenSignal[]) =>
  changesOf([{ customerId: 7, total: 0, detections: found, open }], 1000, 10)

test('what is kept already as it holds is not written again', () => {
  assert.deepEqual(change([failed(10, 3)], [kept(1, failed(10, 3))]), { opened: [], updated: [], ended: [] })
})

test('the same spell goes on with newer evidence, and keeps its id', () => {
  const { opened, updated, ended } = change([failed(10, 4)], [kept(1, failed(10, 3))])
  assert.deepEqual([opened, ended], [[], []])
  assert.deepEqual(
    updated.map(({ id, evidence }) => [id, evidence]),
    [[1, failed(10, 4).evidence]],
  )
})

test('another spell ends the one before it and opens anew; what no longer holds ends', () => {
  const moved = change([failed(12, 1)], [kept(1, failed(10, 3))])
  assert.deepEqual(
    [moved.opened.map(({ since }) => since), moved.updated, moved.ended],
    [[12], [], [{ customerId: 7, id: 1 }]],
  )
  assert.deepEqual(change([], [kept(1, failed(10, 3))]).ended, [{ customerId: 7, id: 1 }])
})

test('what ended today and holds again goes on; what ended today and does not stays ended', () => {
  const over = { ...kept(1, failed(10, 3)), hasEndedToday: true }
  const again = change([failed(10, 3)], [over])
  assert.deepEqual([again.opened, again.updated.map(({ id }) => id), again.ended], [[], [1], []])
  assert.deepEqual(change([], [over]), { opened: [], updated: [], ended: [] })
})

test('worth grows by one with each doubling, is 1 without a purchase, and knows no currency', () => {
  assert.equal(worthOf(0, 5000), 1)
  assert.equal(worthOf(30_000, 5000), 3)
  assert.equal(worthOf(70_000, 5000), 4)
  assert.equal(worthOf(70_000, 0), 1)
  assert.equal(worthOf(-500, 5000), 1)
  assert.equal(worthOf(3_000_000, 500_000), worthOf(30_000, 5000))
  assert.equal(rankOf({ strength: 0.5, days: 0 }, 30_000, 5000), 1.5)
})

test('what began lately stands before what began long ago, of the same strength and worth', () => {
  const rank = (days: number) => rankOf({ strength: 0.8, days }, 5000, 5000)
  assert.ok(rank(2) > rank(9) && rank(9) > rank(60))
  assert.equal(freshnessOf(0), 1)
  assert.equal(freshnessOf(42), 0.25)
})

test('of ten lines five help, three ask and two thank; what one group lacks the others fill', () => {
  const line = (group: string, count: number) => Array.from({ length: count }, (_, at) => `${group}${at}`)
  const taken = (help: number, ask: number, thank: number, most = 10) =>
    pickByShare({ help: line('h', help), ask: line('a', ask), thank: line('t', thank) }, most)
  const counts = (lines: string[]) =>
    ['h', 'a', 't'].map((group) => lines.filter((one) => one.startsWith(group)).length)
  assert.deepEqual(counts(taken(30, 30, 30)), [5, 3, 2])
  assert.deepEqual(counts(taken(30, 1, 0)), [9, 1, 0])
  assert.deepEqual(counts(taken(2, 1, 1)), [2, 1, 1])
  assert.deepEqual(taken(3, 3, 3, 1), ['h0'], 'the first is one to help')
  assert.deepEqual(
    taken(30, 30, 30).filter((one) => one.startsWith('h')),
    ['h0', 'h1', 'h2', 'h3', 'h4'],
  )
})

test('a list of numbers is read as the database writes it', () => {
  assert.deepEqual([...parseIntArray('{3,-1,20448}')], [3, -1, 20_448])
  assert.deepEqual([...parseIntArray('{5}')], [5])
  assert.deepEqual([...parseIntArray('{}')], [])
})
