import assert from 'node:assert/strict'
import { test } from 'node:test'
import { every, historyFrom, loggedIn, NEW_COMPANY } from '../history/history.fixture.ts'
import type { History } from '../history/history.ts'
import { emptyCounts } from '../population/same-age.ts'
import { DEFAULT_TYPICAL } from '../rhythm/typical.ts'
import { english } from '../sentence.fixture.ts'
import { successOf } from './score.ts'
import { basisSentence, missingFacts, stateOf } from './state.ts'

const peers = emptyCounts().map(({ usage, orders }) => ({
  usage: usage.map(() => 1),
  orders: orders.map(() => 1),
}))
const weeklyOrders = {
  ...DEFAULT_TYPICAL,
  orders: { gap: 7, days: 9, powers: { days: 0.2, gap: 0 }, customers: 50 },
}
const onDay = (history: History, day: number, typical = weeklyOrders) => {
  const { score, known } = successOf(
    history,
    day,
    { ...NEW_COMPANY, typical, trackingSince: null, sameAge: peers },
    0,
  )
  return {
    score,
    state: stateOf(known),
    sentence: basisSentence(known, english),
    missing: missingFacts(known),
  }
}
const weekly = historyFrom({ orders: every(7, 0, 70).map((day) => ({ day })) })

test('With orders only there is no number, but a state and what it rests on', () => {
  assert.deepEqual(onDay(weekly, 350), {
    score: null,
    state: 'low',
    sentence: 'Orders only: buys every 7 days, last order 280 days ago.',
    missing: ['logins', 'goals'],
  })
  assert.equal(onDay(weekly, 84).state, 'as usual')
  assert.equal(onDay(weekly, 85).state, 'overdue')
  assert.equal(onDay(weekly, 91).state, 'overdue')
  assert.equal(onDay(weekly, 92).state, 'low')
})

test('One order is no rhythm, and no fact at all is said', () => {
  const once = historyFrom({ orders: [{ day: 0 }] })
  const unknown = onDay(once, 40, DEFAULT_TYPICAL)
  assert.deepEqual([unknown.state, unknown.sentence], [null, 'Orders only: one order, 40 days ago.'])
  const compared = onDay(once, 40)
  assert.deepEqual(
    [compared.state, compared.sentence],
    ['low', 'Orders only: one order, 40 days ago; regular customers buy every 7 days.'],
  )
  const nothing = onDay(historyFrom({}), 40)
  assert.deepEqual(
    [nothing.score, nothing.state, nothing.sentence],
    [null, null, 'No order that counts, no log-in and no goal with a reading.'],
  )
})

test('Log-ins give no number without anybody to compare with, and are still named', () => {
  const active = historyFrom({ orders: [{ day: 0 }], logins: every(2, 0, 60).map((day) => ({ day })) })
  const { known, score } = successOf(active, 61, NEW_COMPANY, 0)
  assert.deepEqual(
    [score, stateOf(known), basisSentence(known, english)],
    [null, 'as usual', 'one order, 61 days ago; logs in every 2 days, last log-in yesterday.'],
  )
  assert.equal(onDay(loggedIn(1), 1).sentence, 'Log-ins only: one log-in, today.')
})
