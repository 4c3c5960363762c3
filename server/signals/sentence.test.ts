import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatterOf } from '../insights/format.ts'
import type { Evidence } from './kinds.ts'
import { evidenceRows, signalSentence } from './sentence.ts'

const english = formatterOf({ locale: 'en-GB', currency: 'EUR' })
const says = (evidence: Evidence, sentence: string) =>
  assert.equal(
    signalSentence(evidence, english, (id) => (id === 7 ? 'Mara' : null)),
    sentence,
  )

const silence = { lastDay: 20000, silentDays: 13, loginDays: 40, usualGap: 2, longestGap: 6, quietDays: 7 }
const rhythm = { kind: 'stalled', rule: 'rhythm', ...silence, chance: 0.025 } as const
const plain = { kind: 'stalled', rule: 'plain', ...silence, loginDays: 3, chance: null } as const
const champion = {
  kind: 'champion_gone',
  contactId: 7,
  lastDay: 20000,
  silentDays: 9,
  usualGap: 1,
  events: 84,
  allEvents: 100,
  others: 2,
  chance: 0.01,
} as const
const closing = { kind: 'window_closing', firstOrder: 20000, closes: 20030, orders: 1 } as const
const thriving = {
  kind: 'thriving',
  loginDays: 21,
  orders: 4,
  topLoginDays: 12,
  topOrders: 3,
  peers: 1234,
  ageDays: 80,
} as const

test('A stalled customer is told with the usual pace, the silence and how rare it is', () => {
  says(
    rhythm,
    'Usually logs in every 2 days; silent for 13 days. Of customers like this, 1 in 40 is silent that long and still active.',
  )
  says(
    { ...rhythm, usualGap: 1, silentDays: 1234, chance: 0.00001 },
    'Usually logs in every day; silent for 1,234 days. Of customers like this, fewer than 1 in 1,000 is silent that long and still active.',
  )
})

test('A customer who came a few times and stopped is told with their longest pause', () => {
  says(plain, 'Logged in on 3 days, never more than 6 days apart; silent for 13 days.')
  says({ ...plain, longestGap: 1 }, 'Logged in on 3 days in a row and then stopped; silent for 13 days.')
})

test('Whoever never started is told with the first order', () => {
  const never = { kind: 'never_started', firstOrder: 20000, days: 9, orders: 1 } as const
  says(never, 'First bought 9 days ago, and has not logged in yet.')
  says({ ...never, days: 1 }, 'First bought yesterday, and has not logged in yet.')
})

test('A champion who is gone is told by name, if there is one', () => {
  says(champion, 'Mara, who did 84 % of what was done there, has been silent for 9 days; 2 others go on.')
  says(
    { ...champion, contactId: 8, others: 1, silentDays: 1 },
    'The person who did 84 % of what was done there has been silent for 1 day; another goes on.',
  )
})

test('A drop is told with both counts', () => {
  says(
    { kind: 'usage_drop', now: 1, before: 1600, chance: 0.001 },
    '1 event in the last 30 days, 1,600 in the 30 before: 99.9 % fewer.',
  )
  says(
    { kind: 'usage_drop', now: 40, before: 160, chance: 0.001 },
    '40 events in the last 30 days, 160 in the 30 before: 75 % fewer.',
  )
})

test('A failed payment is told with when, and how often', () => {
  const failed = { kind: 'payment_failed', failedOn: 20000, days: 0, times: 1 } as const
  says(failed, 'A payment failed today, and no order has come since.')
  says(
    { ...failed, days: 3, times: 2 },
    'Payment failed twice, last 3 days ago, and no order has come since.',
  )
  says(
    { ...failed, days: 1, times: 4 },
    'Payment failed 4 times, last yesterday, and no order has come since.',
  )
})

test('A closing window is told with the days that are left', () => {
  says(
    { ...closing, window: 'second_order', days: 23, daysLeft: 7 },
    'First bought 23 days ago, and not again: the first 30 days end in 7 days.',
  )
  says(
    { ...closing, window: 'second_order', days: 30, daysLeft: 0 },
    'First bought 30 days ago, and not again: the first 30 days end today.',
  )
  says(
    { ...closing, window: 'cross_sell', days: 89, daysLeft: 1 },
    'First bought 89 days ago, and no other product since: the first 90 days end in 1 day.',
  )
})

test('A thriving customer is told with what they do and whom they are compared with', () => {
  says(
    thriving,
    'Logged in on 21 of the last 30 days and has bought 4 times: both in the top fifth of 1,234 customers of the same age.',
  )
})

test('Numbers and days are written as the company writes them', () => {
  const german = formatterOf({ locale: 'de-DE', currency: 'EUR' })
  assert.match(signalSentence(thriving, german), /1\.234 customers/)
  assert.deepEqual(evidenceRows(rhythm, german)[0], { label: 'Last log-in', value: '4. Oktober 2024' })
})

test('The evidence names every number of a rhythm, and why a plain signal came now', () => {
  assert.deepEqual(evidenceRows(rhythm, english), [
    { label: 'Last log-in', value: '4 October 2024' },
    { label: 'Silent for', value: '13 days' },
    { label: 'Days with a log-in', value: '40' },
    { label: 'Usually', value: 'every 2 days' },
    { label: 'Longest pause before', value: '6 days' },
    { label: 'Silent that long and still active', value: '1 in 40' },
  ])
  assert.deepEqual(evidenceRows(plain, english).at(-1), {
    label: 'Why now',
    value: '7 days or more, and longer than ever before',
  })
})

test('Every kind has evidence without a blank', () => {
  const all: Evidence[] = [
    rhythm,
    champion,
    { ...closing, window: 'cross_sell', days: 80, daysLeft: 10 },
    thriving,
    { kind: 'never_started', firstOrder: 20000, days: 9, orders: 1 },
    { kind: 'usage_drop', now: 4, before: 160, chance: 0.001 },
    { kind: 'payment_failed', failedOn: 20000, days: 3, times: 1 },
  ]
  for (const evidence of all) {
    const facts = evidenceRows(evidence, english)
    assert.ok(facts.length >= 3)
    for (const { label, value } of facts) assert.ok(label && value && !/undefined|NaN/.test(label + value))
  }
})
