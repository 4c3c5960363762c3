import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Context } from './context.ts'
import type { Detection } from './detection.ts'
import { every, historyFrom, loggedIn, NEW_COMPANY } from '../history/history.fixture.ts'
import type { History } from '../history/history.ts'
import type { Kind } from '../kinds.ts'
import { AGE_LIMITS } from '../population/peers.ts'
import { detectSignals } from './rule-set.ts'

const PEERS = AGE_LIMITS.slice(1).map(() => ({ peers: 50, loginDays: 3, orders: 2 }))
const COMPANY: Context = { ...NEW_COMPANY, peers: PEERS }

const only = (kind: Kind, found: Detection[]) => found.filter((one) => one.kind === kind)
const holds = (kind: Kind, history: History, day: number, context = COMPANY) =>
  only(kind, detectSignals(history, day, context)).length > 0
const daysHeld = (kind: Kind, history: History, through: number) =>
  every(1, 0, through).filter((day) => holds(kind, history, day))

test('Three days in a row and then none: the plain rule speaks on the seventh quiet day', () => {
  const [first] = daysHeld('stalled', loggedIn(10, 11, 12), 100)
  assert.equal(first, 19)
  const { evidence } = only('stalled', detectSignals(loggedIn(10, 11, 12), 19, COMPANY))[0]!
  assert.ok(evidence.kind === 'stalled')
  assert.equal(evidence.rule, 'plain')
  assert.equal(evidence.silentDays, 7)
  assert.equal(evidence.longestGap, 1)
})

test('Two days with a log-in are no rhythm, however long the silence', () => {
  assert.deepEqual(daysHeld('stalled', loggedIn(10, 11), 200), [])
})

test('With few log-ins the plain rule waits until the silence is longer than any before', () => {
  const [first] = daysHeld('stalled', loggedIn(0, 20, 40), 200)
  assert.equal(first, 61)
})

test('Who logs in daily is missed within days, who comes weekly is given weeks, who comes monthly months', () => {
  const firstSilentDay = (gap: number) => {
    const days = every(gap, 0, gap * 40)
    const last = days.at(-1)!
    const history = loggedIn(...days)
    return every(1, last + 1, last + 300).find((day) => holds('stalled', history, day))! - last
  }
  assert.ok(firstSilentDay(1) >= 3 && firstSilentDay(1) <= 7, `daily: ${firstSilentDay(1)}`)
  assert.ok(firstSilentDay(7) >= 12 && firstSilentDay(7) <= 25, `weekly: ${firstSilentDay(7)}`)
  assert.ok(firstSilentDay(30) >= 45 && firstSilentDay(30) <= 90, `monthly: ${firstSilentDay(30)}`)
})

test('Whoever is known to be away for longer than 90 days is not stalled before that is over', () => {
  const quarterly = loggedIn(...every(100, 0, 1000))
  assert.deepEqual(
    daysHeld('stalled', quarterly, 1100).filter((day) => day > 500),
    [],
  )
})

test('Who works on weekdays is not stalled on a Sunday', () => {
  const weekdays = every(1, 0, 7 * 20).filter((day) => day % 7 < 5)
  assert.deepEqual(
    daysHeld('stalled', loggedIn(...weekdays), weekdays.at(-1)!).filter((day) => day > 30),
    [],
  )
})

test('Bought and never logged in: from the seventh day to the sixtieth, and only where log-ins are tracked', () => {
  const history = historyFrom({ orders: [{ day: 10 }] })
  assert.deepEqual(daysHeld('never_started', history, 100), every(1, 17, 70))
  assert.equal(holds('never_started', history, 20, { ...COMPANY, trackingSince: null }), false)
  assert.equal(holds('never_started', history, 20, { ...COMPANY, trackingSince: 11 }), false)
  const started = historyFrom({ orders: [{ day: 10 }], logins: [{ day: 18 }] })
  assert.deepEqual(daysHeld('never_started', started, 100), [17])
})

test('The champion is gone when who did most is silent beyond their rhythm and others go on', () => {
  const mara = every(1, 0, 60).map((day) => ({ contact: 1, day, events: 9 }))
  const jonas = every(3, 0, 90).map((day) => ({ contact: 2, day, events: 2 }))
  const days = daysHeld('champion_gone', historyFrom({ logins: [...mara, ...jonas] }), 90)
  assert.ok(days[0]! > 60 && days[0]! < 70, `${days[0]}`)
  const [found] = only(
    'champion_gone',
    detectSignals(historyFrom({ logins: [...mara, ...jonas] }), 75, COMPANY),
  )
  assert.ok(found?.evidence.kind === 'champion_gone')
  assert.equal(found.evidence.contactId, 1)
  assert.equal(found.evidence.others, 1)
  assert.equal(found.since, 61)
  assert.deepEqual(daysHeld('champion_gone', historyFrom({ logins: mara }), 120), [], 'nobody else goes on')
  const lesser = mara.map((one) => ({ ...one, events: 1 }))
  const busy = jonas.map((one) => ({ ...one, events: 9 }))
  assert.deepEqual(daysHeld('champion_gone', historyFrom({ logins: [...lesser, ...busy] }), 90), [])
})

test('Usage drops when half is lost and not by chance; since is the first day of the drop', () => {
  const steady = every(1, 0, 59).map((day) => ({ day, events: day < 30 ? 10 : 3 }))
  const [found] = only('usage_drop', detectSignals(historyFrom({ logins: steady }), 59, COMPANY))
  assert.ok(found?.evidence.kind === 'usage_drop')
  assert.equal(found.evidence.before, 300)
  assert.equal(found.evidence.now, 90)
  const held = daysHeld('usage_drop', historyFrom({ logins: steady }), 59)
  assert.equal(found.since, held[0])
  assert.equal(held.length, 59 - held[0]! + 1)
})

test('A single busy day, or fewer than twenty events, is no level from which usage could drop', () => {
  const burst = [{ day: 10, events: 400 }, ...every(3, 0, 60).map((day) => ({ day, events: 1 }))]
  assert.deepEqual(daysHeld('usage_drop', historyFrom({ logins: burst }), 70), [])
  const few = every(2, 0, 29).map((day) => ({ day, events: 1 }))
  assert.deepEqual(daysHeld('usage_drop', historyFrom({ logins: few }), 70), [])
})

test('A failed payment holds until an order or for 30 days; tries again are the same signal', () => {
  const tries = historyFrom({ failures: [50, 53, 56] })
  assert.deepEqual(daysHeld('payment_failed', tries, 120), every(1, 50, 85))
  const [found] = only('payment_failed', detectSignals(tries, 60, COMPANY))
  assert.equal(found!.since, 50)
  assert.ok(found!.evidence.kind === 'payment_failed' && found!.evidence.times === 3)
  const paid = historyFrom({ failures: [50], orders: [{ day: 52 }] })
  assert.deepEqual(daysHeld('payment_failed', paid, 120), [50, 51])
})

test('The windows close on day 30 without a second order, and on day 90 without a new product', () => {
  const once = historyFrom({ orders: [{ day: 0, isNew: true }] })
  assert.deepEqual(daysHeld('window_closing', once, 120), [...every(1, 20, 30), ...every(1, 75, 90)])
  const same = historyFrom({ orders: [{ day: 0, isNew: true }, { day: 22 }] })
  assert.deepEqual(daysHeld('window_closing', same, 120), [20, 21, ...every(1, 75, 90)])
  const other = historyFrom({
    orders: [
      { day: 0, isNew: true },
      { day: 22, isNew: true },
    ],
  })
  assert.deepEqual(daysHeld('window_closing', other, 120), [20, 21])
})

test('Who logs in and buys as the top fifth does thrives; each order is a new reason to say thank you', () => {
  const history = historyFrom({
    orders: [{ day: 0 }, { day: 20 }],
    logins: every(2, 0, 40).map((day) => ({ day })),
  })
  assert.equal(holds('thriving', history, 19), false)
  const [found] = only('thriving', detectSignals(history, 21, COMPANY))
  assert.equal(found!.since, 20)
  const few = { ...COMPANY, peers: PEERS.map((one) => ({ ...one, peers: 19 })) }
  assert.equal(holds('thriving', history, 21, few), false, 'nineteen peers are too few to compare with')
})
