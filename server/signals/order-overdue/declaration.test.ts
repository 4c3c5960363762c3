import assert from 'node:assert/strict'
import { test } from 'node:test'
import { assertSentence, english } from '../sentence.fixture.ts'
import { evidenceRows } from '../sentence.ts'

const overdue = {
  kind: 'order_overdue',
  lastDay: 20000,
  silentDays: 38,
  orderDays: 30,
  usualGap: 7,
  allowedDays: 21,
  yearly: 104_000,
} as const

test('The sentence names the rhythm, the last order, how long Rondo waits, and what is at stake', () => {
  assertSentence(
    overdue,
    'Ordered about every 7 days lately, last 38 days ago; Rondo waits 21 days for a customer like this. At stake: €1,040.00 a year at that rhythm.',
  )
})

test('Orders without amounts are said to have none, and are not shown as nothing', () => {
  assertSentence(
    { ...overdue, yearly: null },
    'Ordered about every 7 days lately, last 38 days ago; Rondo waits 21 days for a customer like this. What is at stake is not known: the orders have no amounts.',
  )
  assert.deepEqual(evidenceRows({ ...overdue, yearly: null }, english).at(-1), {
    label: 'At stake: average order × orders of a year',
    value: 'not known, the orders have no amounts',
  })
})

test('The evidence lists every figure', () => {
  assert.deepEqual(evidenceRows(overdue, english), [
    { label: 'Last order', value: '4 October 2024' },
    { label: 'No order for', value: '38 days' },
    { label: 'Days with an order', value: '30' },
    { label: 'Lately', value: 'about every 7 days' },
    { label: 'Rondo waits for this customer', value: '21 days' },
    { label: 'At stake: average order × orders of a year', value: '€1,040.00' },
  ])
})
