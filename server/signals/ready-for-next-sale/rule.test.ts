import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatterOf } from '../../insights/format.ts'
import type { Context } from '../detect/context.ts'
import { every, historyFrom, NEW_COMPANY, type Facts } from '../history/history.fixture.ts'
import { historyUpTo, type Ask, type GoalState, type History } from '../history/history.ts'
import type { Kind } from '../kinds.ts'
import { detectSignals } from '../detect/rule-set.ts'
import { emptyCounts } from '../population/same-age.ts'
import { evidenceRows, signalSentence } from '../sentence.ts'

const english = formatterOf({ locale: 'en-GB', currency: 'EUR' })
/** Twenty who bought once and came on few days, so that whoever comes daily is in the top fifth. */
const SAME_AGE = emptyCounts().map(({ usage, orders }) => ({
  usage: usage.map((_, days) => (days === 5 ? 40 : 0)),
  orders: orders.map((_, count) => (count === 1 ? 40 : 0)),
}))
const COMPANY: Context = { ...NEW_COMPANY, sameAge: SAME_AGE }

const find = (kind: Kind, history: History, day: number, context = COMPANY) =>
  detectSignals(history, day, context).find((one) => one.kind === kind)
const says = (kind: Kind, history: History, day: number) =>
  signalSentence(find(kind, history, day)!.evidence, english)

const goal = (more: Partial<GoalState> = {}): GoalState => ({
  id: 1,
  outcome: '30 % opened',
  startsOn: 0,
  dueOn: 80,
  reachedOn: null,
  now: { status: 'at_risk', progress: 0.25, expected: 0.5 },
  ...more,
})
const reached = (day: number, more: Partial<GoalState> = {}) =>
  goal({ reachedOn: day, now: { status: 'reached', progress: 1, expected: 0.5 }, ...more })

test('A goal that was reached is news for fourteen days', () => {
  const history = historyFrom({ goals: [reached(40)] })
  assert.equal(says('goal_reached', history, 40), 'Reached “30 % opened” today, 40 days early.')
  assert.ok(find('goal_reached', history, 53))
  assert.equal(find('goal_reached', history, 54), undefined)
  assert.equal(find('goal_reached', history, 39), undefined)
})

test('Of several goals that were reached the last one is told, and how many more', () => {
  const history = historyFrom({
    goals: [reached(40), reached(45, { id: 2, outcome: '5 % clicked', dueOn: 44 })],
  })
  assert.equal(
    says('goal_reached', history, 46),
    'Reached “5 % clicked” yesterday, 1 day late, and 1 more goal.',
  )
})

test('A goal at risk is told with its pace, and comes anew with each quarter of its time', () => {
  const history = historyFrom({ goals: [goal()] })
  assert.equal(
    says('goal_slipping', history, 40),
    '“30 % opened” is 20 days behind pace, 25 % of the way; due in 40 days.',
  )
  const since = (day: number) => find('goal_slipping', history, day)!.since
  assert.deepEqual(
    [since(19), since(20), since(39), since(40), since(80), since(95)],
    [0, 20, 20, 40, 80, 80],
  )
  assert.match(says('goal_slipping', history, 82), /due 2 days ago\.$/)
})

test('Of several goals at risk the one furthest behind is told', () => {
  const worse = goal({
    id: 2,
    outcome: 'Fewer unsubscribed',
    now: { status: 'at_risk', progress: 0.05, expected: 0.5 },
  })
  const found = find('goal_slipping', historyFrom({ goals: [goal(), worse] }), 40)!
  assert.equal(found.evidence.kind === 'goal_slipping' && found.evidence.goalId, 2)
  assert.match(signalSentence(found.evidence, english), /1 more goal at risk\.$/)
})

test('Of a past day it is known which goals had been reached, and neither how far others were nor what was to renew', () => {
  const renewals = [{ subscription: 'mails', renewsOn: 100, termFrom: -265, monthly: 4900 }]
  const history = historyFrom({ goals: [goal(), reached(40, { id: 2 })], renewals, asOf: 60 })
  const kinds = (day: number) => detectSignals(history, day, COMPANY).map(({ kind }) => kind)
  assert.deepEqual(kinds(59).sort(), [])
  assert.deepEqual(kinds(60).sort(), ['goal_slipping', 'renewal_near'])
  assert.deepEqual(kinds(45), ['goal_reached'])
  assert.deepEqual(historyUpTo(history, 30).goals, [])
})

test('A renewal is near within 60 days, and once more within 30', () => {
  const history = historyFrom({
    renewals: [{ subscription: 'mails-50k', renewsOn: 400, termFrom: 35, monthly: 16900 }],
  })
  const at = (day: number) => {
    const found = find('renewal_near', history, day)
    return found && [found.reason, found.since]
  }
  assert.deepEqual([at(339), at(340), at(369)], [undefined, ['in_60_days', 340], ['in_60_days', 340]])
  assert.deepEqual([at(370), at(400), at(401)], [['in_30_days', 370], ['in_30_days', 370], undefined])
  assert.equal(
    says('renewal_near', history, 375),
    'The subscription “mails-50k” is up for renewal in 25 days, at €169.00 a month.',
  )
})

test('A term of a month renews by itself and is nobody’s decision', () => {
  const renewals = [{ subscription: 'mails', renewsOn: 130, termFrom: 100, monthly: 4900 }]
  assert.equal(find('renewal_near', historyFrom({ renewals }), 110), undefined)
})

const daily = (through: number) => every(1, 0, through).map((day) => ({ day }))
const doingWell = (more: Facts = {}) =>
  historyFrom({ orders: [{ day: 0, isNew: true }], logins: daily(90), ...more })

test('Whoever does well is ready from the seventh day, in the first list until day 30 and then in the second', () => {
  const at = (day: number) => find('ready_for_next_sale', doingWell(), day)?.reason
  assert.deepEqual([at(6), at(7), at(30)], [undefined, 'first_30_days', 'first_30_days'])
  assert.deepEqual([at(31), at(90), at(91)], ['day_31_to_90', 'day_31_to_90', undefined])
})

test('It is said why, with success and use', () => {
  assert.equal(
    says('ready_for_next_sale', doingWell(), 18),
    'First bought 18 days ago, has bought once, and does well: success 83 of 100, logged in on 19 of the last 19 days, more than four in five of the same age; no open problem.',
  )
  const { evidence } = find('ready_for_next_sale', doingWell(), 18)!
  assert.deepEqual(evidenceRows(evidence, english)[1], {
    label: 'Success',
    value: '83 of 100; asked from 60',
  })
})

test('A second order ends the first list, and opens the second once it is seven days old', () => {
  const again = doingWell({ orders: [{ day: 0, isNew: true }, { day: 28 }] })
  assert.equal(find('ready_for_next_sale', again, 29), undefined)
  assert.equal(find('ready_for_next_sale', again, 34), undefined)
  assert.equal(find('ready_for_next_sale', again, 35)!.reason, 'day_31_to_90')
})

test('Whoever has an open problem is not asked', () => {
  const failing = doingWell({ failures: [17] })
  assert.ok(find('payment_failed', failing, 18))
  assert.equal(find('ready_for_next_sale', failing, 18), undefined)
})

test('Who was asked is left alone for 30 days, and who said no for 90', () => {
  const asked = (answer: Ask['answer']) => doingWell({ asks: [{ day: 10, answer }] })
  for (const answer of ['asked', 'not_now'] as const) {
    assert.ok(find('ready_for_next_sale', asked(answer), 9))
    assert.equal(find('ready_for_next_sale', asked(answer), 39), undefined)
    assert.ok(find('ready_for_next_sale', asked(answer), 40))
  }
  assert.equal(find('ready_for_next_sale', asked('no'), 90), undefined)
})

test('The level decides, but the top fifth in use is ready whatever the level', () => {
  const strict = { ...COMPANY, settings: { ...COMPANY.settings, successLevel: 90 } }
  assert.ok(find('ready_for_next_sale', doingWell(), 18, strict))
  const seldom = historyFrom({ orders: [{ day: 0 }], logins: [0, 9, 18].map((day) => ({ day })) })
  const from = (successLevel: number) => ({ ...COMPANY, settings: { ...COMPANY.settings, successLevel } })
  const { evidence } = find('ready_for_next_sale', seldom, 18, from(58))!
  assert.ok(evidence.kind === 'ready_for_next_sale' && evidence.score === 58 && !evidence.isTop)
  assert.equal(find('ready_for_next_sale', seldom, 18, from(59)), undefined)
})

test('Orders alone make nobody ready: everybody who has just begun would be', () => {
  const untracked = { ...COMPANY, trackingSince: null }
  assert.equal(find('ready_for_next_sale', historyFrom({ orders: [{ day: 0 }] }), 18, untracked), undefined)
})

test('Every new kind has evidence without a blank', () => {
  const all = [
    find('goal_reached', historyFrom({ goals: [reached(40)] }), 41)!,
    find('goal_slipping', historyFrom({ goals: [goal()] }), 41)!,
    find('ready_for_next_sale', doingWell(), 20)!,
  ]
  for (const { evidence } of all)
    for (const { label, value } of evidenceRows(evidence, english))
      assert.ok(label && value && !/undefined|NaN/.test(label + value))
})
