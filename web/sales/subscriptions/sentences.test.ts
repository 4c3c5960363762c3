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

test('What happened is told with its price, its term and its reason, as far as they are known', () => {
  const locale = { locale: 'en-GB', timeZone: 'UTC' }
  const pro = { product: 'Pro', source: 'billing', name: 'sub_1' }
  const nameless = { product: null, source: 'hand', name: '0b1c' }
  const told = { product: null, monthly: null, currency: 'EUR', termMonths: null, reason: null }
  const words = (change: object, of: Parameters<typeof describeChange>[1] = pro) =>
    describeChange({ ...told, kind: 'cancelled', ...change }, of, locale)
  assert.equal(words({ kind: 'started', monthly: 4900 }), 'Started Pro, €49.00 a month')
  assert.equal(words({ kind: 'upgraded', monthly: 7900, product: 'Max' }), 'Upgraded Max to €79.00 a month')
  assert.equal(words({ kind: 'renewed', termMonths: 12 }), 'Renewed Pro for 12 months')
  assert.equal(words({ reason: 'too expensive' }), 'Cancelled Pro: too expensive')
  assert.equal(words({ reason: 'too expensive' }, nameless), 'Cancelled: too expensive')
  assert.equal(words({ kind: 'started', monthly: 0 }, nameless), 'Started a subscription, €0.00 a month')
})

test('Notice is told with the day for which it was given', () => {
  const locale = { locale: 'en-GB', timeZone: 'Pacific/Auckland' }
  const told = { day: '2026-12-31', product: null, reason: 'too expensive' }
  const pro = { product: 'Pro', source: 'billing', name: 'sub_1' }
  assert.equal(describeNotice(told, pro, locale), 'Gave notice of Pro for 31 Dec 2026: too expensive')
  const nameless = { product: null, source: 'hand', name: '0b1c' }
  assert.equal(describeNotice({ ...told, reason: null }, nameless, locale), 'Gave notice for 31 Dec 2026')
})

test('Who renews by itself does so by its term, or by the one it is taken to have', () => {
  const locale = { locale: 'en-GB', timeZone: 'UTC' }
  const words = (termMonths: number, told: number | null) =>
    describeTerm({ termMonths, changes: [{ termMonths: null }, { termMonths: told }] }, locale)
  assert.equal(words(12, 12), 'by its term of 12 months')
  assert.equal(words(1, 1), 'by its term of a month')
  assert.equal(words(12, null), 'supposedly every 12 months')
  assert.equal(words(1, null), 'supposedly every month')
})
