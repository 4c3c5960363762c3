import assert from 'node:assert/strict'
import { test } from 'node:test'
import { english, BEGINNERS, find, sentenceOn, doingWell } from '../detect/rules.fixture.ts'
import { historyFrom } from '../history/history.fixture.ts'
import type { Ask } from '../history/history.ts'
import { evidenceRows } from '../sentence.ts'

test('A customer who does well is ready from the 7th day, in the first list until day 30 and then in the second', () => {
  const at = (day: number) => find('ready_for_next_sale', doingWell(), day)?.reason
  assert.deepEqual([at(6), at(7), at(30)], [undefined, 'first_30_days', 'first_30_days'])
  assert.deepEqual([at(31), at(90), at(91)], ['day_31_to_90', 'day_31_to_90', undefined])
})

test('The sentence names success and use', () => {
  assert.equal(
    sentenceOn('ready_for_next_sale', doingWell(), 18),
    'First bought 18 days ago, has bought once, and is doing well: success 83 of 100, logged in on 19 of the last 19 days, more than four in five of the same age; no open problem.',
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

test('A customer with an open problem is not asked', () => {
  const failing = doingWell({ failures: [17] })
  assert.ok(find('payment_failed', failing, 18))
  assert.equal(find('ready_for_next_sale', failing, 18), undefined)
})

test('Customers who were asked are left alone for 30 days, and for 90 if they said no', () => {
  const asked = (answer: Ask['answer']) => doingWell({ asks: [{ day: 10, answer }] })
  for (const answer of ['asked', 'not_now'] as const) {
    assert.ok(find('ready_for_next_sale', asked(answer), 9))
    assert.equal(find('ready_for_next_sale', asked(answer), 39), undefined)
    assert.ok(find('ready_for_next_sale', asked(answer), 40))
  }
  assert.equal(find('ready_for_next_sale', asked('no'), 90), undefined)
})

test('The level decides, but the top fifth in use is ready whatever the level', () => {
  const strict = { ...BEGINNERS, settings: { ...BEGINNERS.settings, successLevel: 90 } }
  assert.ok(find('ready_for_next_sale', doingWell(), 18, strict))
  const seldom = historyFrom({ orders: [{ day: 0 }], logins: [0, 9, 18].map((day) => ({ day })) })
  const from = (successLevel: number) => ({ ...BEGINNERS, settings: { ...BEGINNERS.settings, successLevel } })
  const { evidence } = find('ready_for_next_sale', seldom, 18, from(58))!
  assert.ok(evidence.kind === 'ready_for_next_sale' && evidence.score === 58 && !evidence.isTop)
  assert.equal(find('ready_for_next_sale', seldom, 18, from(59)), undefined)
})

test('Orders alone make no customer ready: every new customer would be', () => {
  const untracked = { ...BEGINNERS, trackingSince: null }
  assert.equal(find('ready_for_next_sale', historyFrom({ orders: [{ day: 0 }] }), 18, untracked), undefined)
})
