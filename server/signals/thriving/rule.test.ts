import assert from 'node:assert/strict'
import { test } from 'node:test'
import { detectSignals } from '../detect/rule-set.ts'
import { PEERS, COMPANY, only, holds } from '../detect/rules.fixture.ts'
import { every, historyFrom } from '../history/history.fixture.ts'

test('A customer who logs in and buys like the top fifth thrives; each order begins the signal anew', () => {
  const history = historyFrom({
    orders: [{ day: 0 }, { day: 20 }],
    logins: every(2, 0, 40).map((day) => ({ day })),
  })
  assert.equal(holds('thriving', history, 19), false)
  const [detection] = only('thriving', detectSignals(history, 21, COMPANY))
  assert.equal(detection!.since, 20)
  const few = { ...COMPANY, peers: PEERS.map((one) => ({ ...one, peers: 19 })) }
  assert.equal(holds('thriving', history, 21, few), false, 'nineteen peers are too few to compare with')
})
