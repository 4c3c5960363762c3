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

const only = (kind: Kind, found: Detection[]) => found.filter((one) => one.kind === kind)
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

test('Signals are a pure function: asked twice, the same, and the history is left as it was', () => {
  fc.assert(
    fc.property(facts, today, (told, day) => {
      const history = historyFrom(told)
      const before = structuredClone(history)
      assert.deepEqual(detectSignals(history, day, COMPANY), detectSignals(history, day, COMPANY))
      assert.deepEqual(history, before)
    }),
  )
})

test('The same facts in any order give the same signals', () => {
  const shuffled = facts.chain((told) =>
    fc.tuple(
      fc.constant(told),
      fc.record({
        logins: fc.shuffledSubarray(told.logins, { minLength: told.logins.length }),
        orders: fc.shuffledSubarray(told.orders, { minLength: told.orders.length }),
        goals: fc.shuffledSubarray(told.goals, { minLength: told.goals.length }),
        renewals: fc.constant(told.renewals),
        asks: fc.constant(told.asks),
        asOf: fc.constant(told.asOf),
        failures: fc.shuffledSubarray(told.failures, { minLength: told.failures.length }),
      }),
    ),
  )
  fc.assert(
    fc.property(shuffled, today, ([told, other], day) => {
      const [one, two] = [historyFrom(told), historyFrom(other)]
      assert.deepEqual(detectSignals(one, day, COMPANY), detectSignals(two, day, COMPANY))
    }),
  )
})

test('Nobody looks ahead: what comes after a day changes nothing about it', () => {
  fc.assert(
    fc.property(facts, today, (told, day) => {
      const history = historyFrom(told)
      assert.deepEqual(
        detectSignals(history, day, COMPANY),
        detectSignals(historyUpTo(history, day), day, COMPANY),
      )
    }),
  )
})

test('There is at most one signal per kind and reason, never stronger than 1, and none from tomorrow', () => {
  fc.assert(
    fc.property(facts, today, (told, day) => {
      const found = detectSignals(historyFrom(told), day, COMPANY)
      assert.equal(new Set(found.map(({ kind, reason }) => `${kind} ${reason}`)).size, found.length)
      for (const { strength, since, evidence, kind } of found) {
        assert.ok(strength >= 0 && strength <= 1, `${kind}: ${strength}`)
        assert.ok(since <= day)
        assert.equal(evidence.kind, kind)
      }
    }),
  )
})

test('Whoever logs in today is not stalled', () => {
  fc.assert(
    fc.property(facts, today, (told, day) => {
      const logins = [...told.logins, { contact: 1, day, events: 1 }]
      assert.equal(holds('stalled', historyFrom({ ...told, logins }), day), false)
    }),
  )
})

test('A longer silence never makes a stalled customer weaker, and 60 days after it began it is over', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(200), { minLength: 3, maxLength: 40 }), (days) => {
      const last = Math.max(...days)
      const spell = every(1, last, last + 400).flatMap((day) => {
        const [found] = only('stalled', detectSignals(loggedIn(...days), day, COMPANY))
        return found ? [{ day, ...found }] : []
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
