import assert from 'node:assert/strict'
import { test } from 'node:test'
import { find, sentenceOn } from '../detect/rules.fixture.ts'
import { historyFrom } from '../history/history.fixture.ts'

test('A renewal is near within 60 days, and again within 30', () => {
  const history = historyFrom({
    renewals: [{ subscription: 'mails-50k', renewsOn: 400, termFrom: 35, monthly: 16900 }],
  })
  const at = (day: number) => {
    const detection = find('renewal_near', history, day)
    return detection && [detection.reason, detection.since]
  }
  assert.deepEqual([at(339), at(340), at(369)], [undefined, ['in_60_days', 340], ['in_60_days', 340]])
  assert.deepEqual([at(370), at(400), at(401)], [['in_30_days', 370], ['in_30_days', 370], undefined])
  assert.equal(
    sentenceOn('renewal_near', history, 375),
    'The subscription “mails-50k” is up for renewal in 25 days, at €169.00 a month.',
  )
})

test('A term of a month renews automatically and needs no decision', () => {
  const renewals = [{ subscription: 'mails', renewsOn: 130, termFrom: 100, monthly: 4900 }]
  assert.equal(find('renewal_near', historyFrom({ renewals }), 110), undefined)
})
