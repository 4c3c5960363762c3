import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { SALE_KINDS, ATTRIBUTION_DAYS, attributionsOf, type AskFact, type SaleFact } from './attribution.ts'

const askOn = (
  id: number,
  day: number,
  answer: AskFact['answer'] = 'asked',
  at: number | null = null,
): AskFact => ({
  id,
  day,
  at,
  answer,
})
const sold = (
  ref: number,
  day: number,
  kind: SaleFact['kind'] = 'order',
  at: number | null = null,
): SaleFact => ({
  kind,
  ref,
  day,
  at,
})
const refs = (asks: AskFact[], sales: SaleFact[]) =>
  [...attributionsOf(asks, sales)].map(([id, { ref }]) => [id, ref]).sort()

test('A sale within 90 days after an ask is attributed to it, and not later', () => {
  assert.deepEqual(refs([askOn(1, 10)], [sold(7, 11)]), [[1, 7]])
  assert.deepEqual(refs([askOn(1, 10)], [sold(7, 100)]), [[1, 7]])
  assert.deepEqual(refs([askOn(1, 10)], [sold(7, 101)]), [])
  assert.deepEqual(refs([askOn(1, 10)], [sold(7, 9)]), [])
})

test('A sale on the day of an ask follows it only if both times are known and it was later', () => {
  const [ask, order] = [
    (at: number | null) => askOn(1, 10, 'asked', at),
    (at: number | null) => sold(7, 10, 'order', at),
  ]
  assert.deepEqual(refs([ask(1000)], [order(1001)]), [[1, 7]])
  assert.deepEqual(refs([ask(1000)], [order(1000)]), [])
  assert.deepEqual(refs([ask(1000)], [order(999)]), [], 'it came first')
  assert.deepEqual(refs([ask(null)], [order(1001)]), [], 'the ask has only a day')
  assert.deepEqual(refs([ask(1000)], [order(null)]), [], 'the order has only a day')
  assert.deepEqual(refs([askOn(3, 2), ask(1000)], [order(null)]), [[3, 7]], 'it follows the ask before')
})

test('The first sale counts, and on one day an order before an upgrade, a product and a renewal', () => {
  assert.deepEqual(refs([askOn(1, 10)], [sold(8, 40), sold(7, 30)]), [[1, 7]])
  const oneDay = [sold(1, 30, 'renewal'), sold(2, 30, 'product'), sold(3, 30, 'upgrade'), sold(4, 30)]
  assert.deepEqual(refs([askOn(1, 10)], oneDay), [[1, 4]])
})

test('Of two asks the sale is attributed to the later one, and an ask answered with no gets none', () => {
  assert.deepEqual(refs([askOn(1, 10), askOn(2, 20)], [sold(7, 30)]), [[2, 7]])
  assert.deepEqual(refs([askOn(1, 10), askOn(2, 20)], [sold(7, 15), sold(8, 30)]), [
    [1, 7],
    [2, 8],
  ])
  assert.deepEqual(refs([askOn(1, 10), askOn(2, 20, 'no')], [sold(7, 30)]), [])
  assert.deepEqual(refs([askOn(1, 10, 'not_now')], [sold(7, 30)]), [[1, 7]])
})

const asks = fc.uniqueArray(
  fc.record({
    id: fc.nat(50),
    day: fc.nat(200),
    at: fc.option(fc.nat(3)),
    answer: fc.constantFrom<AskFact['answer'][]>('asked', 'not_now', 'no'),
  }),
  { maxLength: 6, selector: ({ id }) => id },
)
const sales = fc.uniqueArray(
  fc.record({
    ref: fc.nat(50),
    day: fc.nat(300),
    at: fc.option(fc.nat(3)),
    kind: fc.constantFrom(...SALE_KINDS),
  }),
  { maxLength: 8, selector: ({ ref }) => ref },
)

test('The order in which asks and sales are recorded does not matter, and no sale is attributed to two asks', () => {
  const shuffledFacts = fc
    .tuple(asks, sales)
    .chain(([a, s]) =>
      fc.tuple(
        fc.constant(a),
        fc.constant(s),
        fc.shuffledSubarray(a, { minLength: a.length }),
        fc.shuffledSubarray(s, { minLength: s.length }),
      ),
    )
  fc.assert(
    fc.property(shuffledFacts, ([a, s, otherAsks, otherSales]) => {
      const attributions = attributionsOf(a, s)
      const other = attributionsOf(otherAsks, otherSales)
      assert.equal(other.size, attributions.size)
      for (const [id, sale] of attributions) assert.deepEqual(other.get(id), sale)
      assert.equal(new Set(attributions.values()).size, attributions.size)
      for (const [id, sale] of attributions) {
        const ask = a.find((one) => one.id === id)!
        assert.ok(ask.answer !== 'no' && sale.day >= ask.day && sale.day - ask.day <= ATTRIBUTION_DAYS)
      }
    }),
  )
})
