import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  describeChange,
  decimalMark,
  describeNotice,
  possibleChanges,
  describeTerm,
  subscriptionTitle,
} from './sentences.ts'

test('Only what can happen next is offered', () => {
  assert.deepEqual(possibleChanges('paused'), ['resumed', 'cancelled'])
  assert.deepEqual(possibleChanges('cancelled'), ['resumed'])
  assert.ok(!possibleChanges('active').includes('resumed'))
})

test('An amount is read as the person writes numbers', () => {
  assert.equal(decimalMark('de-DE'), ',')
  assert.equal(decimalMark('en-GB'), '.')
})

test('A subscription is called by its product, else by the name its source gives it', () => {
  assert.equal(subscriptionTitle({ product: 'Mails', source: 'hand', name: '0b1c' }), 'Mails')
  assert.equal(subscriptionTitle({ product: null, source: 'hand', name: '0b1c' }), 'Subscription')
  assert.equal(subscriptionTitle({ product: null, source: 'billing', name: 'sub_1' }), 'sub_1')
})

test('A change is described with its price, its term and its reason, as far as they are known', () => {
  const locale = { locale: 'en-GB', timeZone: 'UTC' }
  const pro = { product: 'Pro', source: 'billing', name: 'sub_1' }
  const nameless = { product: null, source: 'hand', name: '0b1c' }
  const plain = { product: null, monthly: null, currency: 'EUR', termMonths: null, reason: null }
  const sentence = (change: object, of: Parameters<typeof describeChange>[1] = pro) =>
    describeChange({ ...plain, kind: 'cancelled', ...change }, of, locale)
  assert.equal(sentence({ kind: 'started', monthly: 4900 }), 'Started Pro, €49.00 a month')
  assert.equal(
    sentence({ kind: 'upgraded', monthly: 7900, product: 'Max' }),
    'Upgraded Max to €79.00 a month',
  )
  assert.equal(sentence({ kind: 'renewed', termMonths: 12 }), 'Renewed Pro for 12 months')
  assert.equal(sentence({ reason: 'too expensive' }), 'Cancelled Pro: too expensive')
  assert.equal(sentence({ reason: 'too expensive' }, nameless), 'Cancelled: too expensive')
  assert.equal(sentence({ kind: 'started', monthly: 0 }, nameless), 'Started a subscription, €0.00 a month')
})

test('Notice is described with the day for which it was given', () => {
  const locale = { locale: 'en-GB', timeZone: 'Pacific/Auckland' }
  const notice = { day: '2026-12-31', product: null, reason: 'too expensive' }
  const pro = { product: 'Pro', source: 'billing', name: 'sub_1' }
  assert.equal(describeNotice(notice, pro, locale), 'Gave notice of Pro for 31 Dec 2026: too expensive')
  const nameless = { product: null, source: 'hand', name: '0b1c' }
  assert.equal(describeNotice({ ...notice, reason: null }, nameless, locale), 'Gave notice for 31 Dec 2026')
})

test('Who renews by itself does so by its term, or by the one it is taken to have', () => {
  const locale = { locale: 'en-GB', timeZone: 'UTC' }
  const termText = (termMonths: number, recorded: number | null) =>
    describeTerm({ termMonths, changes: [{ termMonths: null }, { termMonths: recorded }] }, locale)
  assert.equal(termText(12, 12), 'by its term of 12 months')
  assert.equal(termText(1, 1), 'by its term of a month')
  assert.equal(termText(12, null), 'assumed every 12 months')
  assert.equal(termText(1, null), 'assumed every month')
})
