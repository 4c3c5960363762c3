import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rankOffers } from './next-sale/offers.ts'
import { openingMessage } from './next-sale/opening.ts'
import { toResultRow, sumTallies } from './results/result-row.ts'

const after = { productId: 1, name: '10,000 mails' }
const followed = (productId: number, n: number, m: number) => ({
  productId,
  name: `P${productId}`,
  n,
  m,
  after,
})

test('A product that many bought next is offered before one that a single customer bought', () => {
  const offers = rankOffers([
    followed(2, 1, 1),
    followed(3, 60, 100),
    followed(4, 20, 100),
    followed(5, 5, 100),
  ])
  assert.deepEqual(
    offers.map(({ productId, n, m }) => [productId, n, m]),
    [
      [3, 60, 100],
      [2, 1, 1],
      [4, 20, 100],
    ],
  )
})

test('A product that follows two earlier ones is offered once, with the higher probability', () => {
  const offers = rankOffers([followed(3, 10, 100), followed(3, 90, 100)])
  assert.deepEqual(
    offers.map(({ n }) => n),
    [90],
  )
})

const opening = {
  name: 'Ivo',
  days: 15,
  logins: { loginDays: 12, days: 14 },
  bought: '10,000 mails',
  offer: null,
  goal: null,
}

test('The opening message names the product, its use, the goal and what others bought next', () => {
  assert.equal(
    openingMessage({
      ...opening,
      offer: { name: 'List cleaning', n: 30, m: 90 },
      goal: { outcome: '30 % opened', isReached: true },
    }),
    'Hello Ivo, you’ve had 10,000 mails for 2 weeks and use it almost every day. You wanted “30 % opened”, and you got there. Many customers went on to List cleaning. Would it help you too?',
  )
})

test('If no product or goal is known, the opening message asks what would help', () => {
  assert.equal(
    openingMessage({ ...opening, bought: null }),
    'Hello Ivo, you’ve been with us for 2 weeks. What would help you most right now?',
  )
})

test('A few buyers are not called many, and the same product is offered as a repeat', () => {
  const message = (name: string, n: number) => openingMessage({ ...opening, offer: { name, n, m: 9 } })
  assert.match(message('List cleaning', 5), /Many/)
  assert.doesNotMatch(message('List cleaning', 4), /Many/)
  assert.match(message('10,000 mails', 9), /Would you like 10,000 mails again\?$/)
})

test('The opening message counts days up to two weeks, and says how often they log in only if it is often', () => {
  const message = (days: number, loginDays: number) =>
    openingMessage({ ...opening, days, logins: { loginDays, days: 14 } }).split('. ')[0]
  assert.equal(
    message(13, 9),
    'Hello Ivo, you’ve had 10,000 mails for 13 days and use it several times a week',
  )
  assert.equal(message(14, 10), 'Hello Ivo, you’ve had 10,000 mails for 2 weeks and use it almost every day')
  assert.equal(message(1, 4), 'Hello Ivo, you’ve had 10,000 mails for 1 day and use it several times a week')
  assert.equal(message(20, 3), 'Hello Ivo, you’ve had 10,000 mails for 2 weeks')
  assert.equal(message(0, 0), 'Hello Ivo, you’ve had 10,000 mails since today')
})

const tally = {
  key: '7',
  label: 'Mara',
  asks: 30,
  notNow: 4,
  no: 3,
  sales: 9,
  open: 8,
  judged: 20,
  happened: 6,
}

test('A rate is given for asks whose 90 days are over, from twenty on, with its interval', () => {
  const { rate, sales } = toResultRow(tally)
  assert.equal(sales, 9)
  assert.deepEqual([rate.n, rate.happened, rate.rate!.share], [20, 6, 0.3])
  assert.ok(rate.rate!.low < 0.3 && rate.rate!.high > 0.3)
  assert.equal(toResultRow({ ...tally, judged: 19 }).rate.rate, null)
})

test('The total is the sum of its rows', () => {
  const all = sumTallies([tally, { ...tally, key: '8', label: 'Noa' }])
  assert.deepEqual([all.asks, all.judged, all.happened, all.sales], [60, 40, 12, 18])
})
