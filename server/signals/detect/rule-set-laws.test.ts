import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import type { Context } from './context.ts'
import type { Detection } from './detection.ts'
import { every, historyFrom, loggedIn, NEW_COMPANY, type Facts } from '../history/history.fixture.ts'
import { historyUpTo, type History } from '../history/history.ts'
import type { Kind } from '../kinds.ts'
import { AGE_LIMITS } from '../population/peers.ts'
import { detectSignals } from './rule-set.ts'
import { emptyCounts } from '../population/same-age.ts'

const PEERS = AGE_LIMITS.slice(1).map(() => ({ peers: 50, loginDays: 3, orders: 2 }))
const SAME_AGE = emptyCounts().map(({ usage, orders }) => ({
  usage: usage.map(() => 2),
  orders: orders.map((_, count) => (count < 4 ? 20 : 0)),
}))
const COMPANY: Context = { ...NEW_COMPANY, peers: PEERS, sameAge: SAME_AGE }

const only = (kind: Kind, detections: Detection[]) => detections.filter((one) => one.kind === kind)
const holds = (kind: Kind, history: History, day: number) =>
  only(kind, detectSignals(history, day, COMPANY)).length > 0

const login = fc.record({ contact: fc.integer({ min: 1, max: 3 }), day: fc.nat(200), events: fc.nat(30) })
const order = fc.record({ day: fc.nat(200), isNew: fc.boolean() })
const plain = { noNullPrototype: true }
const goal = fc.record(
  {
    id: fc.nat(9),
    outcome: fc.constant('More opened mails'),
    startsOn: fc.nat(100),
    dueOn: fc.integer({ min: 101, max: 250 }),
    reachedOn: fc.option(fc.nat(200)),
    now: fc.record(
      {
        status: fc.constantFrom('planned', 'on_track', 'at_risk', 'reached'),
        progress: fc.option(fc.double({ min: 0, max: 1.5, noNaN: true })),
        expected: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
      },
      plain,
    ),
  },
  plain,
)
const renewal = fc.record(
  {
    subscription: fc.constant('mails'),
    renewsOn: fc.integer({ min: 100, max: 300 }),
    termFrom: fc.nat(99),
    monthly: fc.constant(4900),
  },
  plain,
)
const ask = fc.record({ day: fc.nat(200), answer: fc.constantFrom('asked', 'not_now', 'no') }, plain)
const facts: fc.Arbitrary<Required<Facts>> = fc.record({
  logins: fc.array(login, { maxLength: 60 }),
  orders: fc.array(order, { maxLength: 6 }),
  failures: fc.array(fc.nat(200), { maxLength: 4 }),
  goals: fc.uniqueArray(goal, { maxLength: 3, selector: ({ id }) => id }),
  renewals: fc.array(renewal, { maxLength: 2 }),
  asks: fc.array(ask, { maxLength: 2 }),
  asOf: fc.nat(250),
})
const today = fc.nat(300)

test('Detection is pure: it gives the same result twice and does not change the history', () => {
  fc.assert(
    fc.property(facts, today, (customer, day) => {
      const history = historyFrom(customer)
      const before = structuredClone(history)
      assert.deepEqual(detectSignals(history, day, COMPANY), detectSignals(history, day, COMPANY))
      assert.deepEqual(history, before)
    }),
  )
})

test('The same facts in any order give the same signals', () => {
  const shuffled = facts.chain((customer) =>
    fc.tuple(
      fc.constant(customer),
      fc.record({
        logins: fc.shuffledSubarray(customer.logins, { minLength: customer.logins.length }),
        orders: fc.shuffledSubarray(customer.orders, { minLength: customer.orders.length }),
        goals: fc.shuffledSubarray(customer.goals, { minLength: customer.goals.length }),
        renewals: fc.constant(customer.renewals),
        asks: fc.constant(customer.asks),
        asOf: fc.constant(customer.asOf),
        failures: fc.shuffledSubarray(customer.failures, { minLength: customer.failures.length }),
      }),
    ),
  )
  fc.assert(
    fc.property(shuffled, today, ([customer, other], day) => {
      const [one, two] = [historyFrom(customer), historyFrom(other)]
      assert.deepEqual(detectSignals(one, day, COMPANY), detectSignals(two, day, COMPANY))
    }),
  )
})

test('No rule looks ahead: facts after a day do not change its signals', () => {
  fc.assert(
    fc.property(facts, today, (customer, day) => {
      const history = historyFrom(customer)
      assert.deepEqual(
        detectSignals(history, day, COMPANY),
        detectSignals(historyUpTo(history, day), day, COMPANY),
      )
    }),
  )
})

test('There is at most one signal per kind and reason, with a strength of at most 1, and none begins tomorrow', () => {
  fc.assert(
    fc.property(facts, today, (customer, day) => {
      const detections = detectSignals(historyFrom(customer), day, COMPANY)
      assert.equal(new Set(detections.map(({ kind, reason }) => `${kind} ${reason}`)).size, detections.length)
      for (const { strength, since, evidence, kind } of detections) {
        assert.ok(strength >= 0 && strength <= 1, `${kind}: ${strength}`)
        assert.ok(since <= day)
        assert.equal(evidence.kind, kind)
      }
    }),
  )
})

test('A customer who logs in today is not stalled', () => {
  fc.assert(
    fc.property(facts, today, (customer, day) => {
      const logins = [...customer.logins, { contact: 1, day, events: 1 }]
      assert.equal(holds('stalled', historyFrom({ ...customer, logins }), day), false)
    }),
  )
})

test('A longer silence never lowers the strength of `stalled`, which ends 60 days after it began', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200), { minLength: 3, maxLength: 40 }), (days) => {
      const last = Math.max(...days)
      const spell = every(1, last, last + 400).flatMap((day) => {
        const [detection] = only('stalled', detectSignals(loggedIn(...days), day, COMPANY))
        return detection ? [{ day, ...detection }] : []
      })
      for (const [index, { day, strength, since }] of spell.entries()) {
        assert.equal(since, last + 1)
        if (index > 0) assert.equal(day, spell[index - 1]!.day + 1)
        if (index > 0) assert.ok(strength >= spell[index - 1]!.strength - 1e-12)
      }
      assert.equal(spell.length, 60)
    }),
  )
})
