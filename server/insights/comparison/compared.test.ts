import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatterOf } from '../format.ts'
import { comparedOf, comparedSentence } from './compared.ts'

const format = formatterOf({ locale: 'en-GB', currency: 'EUR' })
const period = { from: '2025-01-01', to: '2025-06-30' }
const share = (p: number, by: number, n = 400) => ({ p, low: p - by, high: p + by, n })
const sentence = (...shares: Parameters<typeof comparedOf>) =>
  comparedSentence(comparedOf(...shares), 'ordered again within 90 days', period, format)

test('a difference that its interval does not tell from 0 is within noise', () => {
  assert.equal(
    sentence(share(0.34, 0.05), share(0.31, 0.05)),
    '34 % (29–39 %, n 400) ordered again within 90 days; for the customers of the period before (1 January 2025 to 30 June 2025) it was 31 % (26–36 %, n 400). The difference is within noise.',
  )
})

test('a real difference is named with its interval, in either direction', () => {
  assert.match(sentence(share(0.5, 0.03), share(0.3, 0.04)), /That is more, by 15 to 25 percentage points\.$/)
  assert.match(sentence(share(0.3, 0.04), share(0.5, 0.03)), /That is less, by 15 to 25 percentage points\.$/)
})

test('without enough customers on either side nothing is compared', () => {
  assert.match(sentence(null, share(0.3, 0.1)), /^Too few of these customers/)
  assert.match(sentence(share(0.3, 0.1), null), /Too few customers of the period before \(1 January 2025/)
})
