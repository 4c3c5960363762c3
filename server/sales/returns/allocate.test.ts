import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { allocateReturns, type RefundableOrder, type ReturnedItem } from './allocate.ts'

const order = (id: number, at: number, products: [number, number][], left?: number): RefundableOrder => ({
  id,
  at,
  currency: null,
  left: left ?? products.reduce((sum, [, paid]) => sum + paid, 0),
  products: new Map(products),
})
const item = (at: number, product: number | null, amount: number, sourceId = `${at}`): ReturnedItem => ({
  sourceId,
  at,
  currency: null,
  product,
  amount,
})
const parts = (orders: RefundableOrder[], returns: ReturnedItem[]) => {
  const { allocations, unallocated } = allocateReturns(orders, returns)
  return [allocations.map(({ orderId, amount }) => [orderId, amount]), unallocated]
}

const [TEA, CUP] = [1, 2]

test('a return refunds the latest earlier order with the product first, then the one before it', () => {
  const orders = [
    order(1, 10, [[TEA, 100]]),
    order(2, 20, [[TEA, 60]]),
    order(3, 30, [[CUP, 500]]),
    order(4, 50, [[TEA, 900]]),
  ]
  assert.deepEqual(parts(orders, [item(40, TEA, 50)]), [[[2, 50]], 0])
  assert.deepEqual(parts(orders, [item(40, TEA, 90)]), [
    [
      [2, 60],
      [1, 30],
    ],
    0,
  ])
  assert.deepEqual(parts(orders, [item(40, TEA, 50), item(41, TEA, 50)]), [
    [
      [2, 50],
      [2, 10],
      [1, 40],
    ],
    0,
  ])
})

test('what the product does not cover refunds the latest earlier orders of any product, and no later one', () => {
  const orders = [order(1, 10, [[TEA, 100]]), order(2, 20, [[CUP, 60]]), order(3, 50, [[TEA, 900]])]
  assert.deepEqual(parts(orders, [item(40, TEA, 130)]), [
    [
      [1, 100],
      [2, 30],
    ],
    0,
  ])
  assert.deepEqual(parts(orders, [item(40, null, 30)]), [[[2, 30]], 0])
  assert.deepEqual(parts(orders, [item(40, TEA, 200)]), [
    [
      [1, 100],
      [2, 60],
    ],
    40,
  ])
  assert.deepEqual(parts(orders, [item(5, TEA, 7)]), [[], 7], 'nothing was bought before')
  assert.deepEqual(parts(orders, [item(50, TEA, 7)]), [[[3, 7]], 0], 'at the moment of the order')
})

test('another currency is another purse', () => {
  assert.deepEqual(parts([order(1, 10, [[TEA, 100]])], [{ ...item(20, TEA, 5), currency: 'USD' }]), [[], 5])
})

test('whatever is returned, nothing is refunded beyond what was paid, and nothing gets lost', () => {
  const orders = fc.array(
    fc.record({ at: fc.nat(50), tea: fc.nat(100), cup: fc.nat(100), refunded: fc.nat(50) }),
    { maxLength: 6 },
  )
  const returns = fc.array(
    fc.record({
      at: fc.nat(60),
      product: fc.constantFrom(null, TEA, CUP, 3),
      amount: fc.integer({ min: 1, max: 150 }),
    }),
    { maxLength: 8 },
  )
  fc.assert(
    fc.property(orders, returns, (bought, back) => {
      const known = bought.map(({ at, tea, cup, refunded }, id) =>
        order(
          id,
          at,
          [
            [TEA, tea],
            [CUP, cup],
          ],
          Math.max(0, tea + cup - refunded),
        ),
      )
      const items = back.map(({ at, product, amount }, id) => item(at, product, amount, String(id)))
      const { allocations, unallocated } = allocateReturns(known, items)
      const total = (some: readonly { amount: number }[]) => some.reduce((sum, { amount }) => sum + amount, 0)
      assert.equal(total(allocations) + unallocated, total(items))
      for (const { id, left, at } of known) {
        const own = allocations.filter(({ orderId }) => orderId === id)
        assert.ok(total(own) <= left)
        assert.ok(own.every((allocation) => allocation.amount > 0 && allocation.at >= at))
      }
    }),
  )
})
