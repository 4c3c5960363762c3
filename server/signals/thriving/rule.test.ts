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

test('A customer with one order thrives until the 90th day after it, with two orders also later', () => {
  const once = { ...COMPANY, peers: PEERS.map((one) => ({ ...one, orders: 1 })) }
  const logins = every(1, 0, 120).map((day) => ({ day }))
  const one = historyFrom({ orders: [{ day: 0 }], logins })
  assert.deepEqual([holds('thriving', one, 90, once), holds('thriving', one, 91, once)], [true, false])
  assert.equal(holds('thriving', historyFrom({ orders: [{ day: 0 }, { day: 0 }], logins }), 91, once), true)
})
