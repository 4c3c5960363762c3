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

test('The opening message names the product bought, the goal and what others bought next', () => {
  assert.equal(
    openingMessage({
      name: 'Ivo',
      bought: '10,000 mails',
      offer: { name: 'List cleaning', n: 30, m: 90 },
      goal: { outcome: '30 % opened', isReached: true },
    }),
    'Hello Ivo, you have been using 10,000 mails for a while now, and it looks as if it goes well. You wanted “30 % opened”, and you are there: congratulations. Many who began as you did took List cleaning next. Would List cleaning help you on?',
  )
})

test('If no product or goal is known, the opening message asks what would help', () => {
  assert.equal(
    openingMessage({ name: 'Ivo', bought: null, offer: null, goal: null }),
    'Hello Ivo, you have been with us for a while now, and it looks as if it goes well. What would help you most next?',
  )
})

test('A few buyers are not called many, and the same product is offered as a repeat', () => {
  const opening = { name: 'Ivo', bought: '10,000 mails', goal: null }
  const message = (name: string, n: number) => openingMessage({ ...opening, offer: { name, n, m: 9 } })
  assert.doesNotMatch(message('List cleaning', 4), /Many/)
  assert.match(message('10,000 mails', 9), /Shall I set up 10,000 mails again for you\?$/)
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
