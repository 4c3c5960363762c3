import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderDays, randomOf, shops, type Buying, type Random } from '../buyers.fixture.ts'
import { ladderOf, type GapCount, type LastOrderCount } from './answer.ts'

/** The first two orders of so many customers, seen until the end of the data. */
function seen(shop: Buying, customers: number, random: Random) {
  const gaps: GapCount[] = [{ nth: 1, gapDays: null, customers }]
  const lastOrders: LastOrderCount[] = []
  for (let customer = 0; customer < customers; customer++) {
    const [first, second] = orderDays(shop, random, shop.watched)
    if (second !== undefined) gaps.push({ nth: 2, gapDays: second - first!, customers: 1 })
    else lastOrders.push({ purchases: 1, lastDay: first!, customers: 1 })
  }
  return ladderOf(gaps, lastOrders, shop.watched, 1).steps[0]!.next
}

/** How many of all customers come back within so many days, however long the data is. */
function trueShares(shop: Buying) {
  const random = randomOf(1)
  const days = Array.from({ length: 100_000 }, () => {
    const [first, second] = orderDays(shop, random, 3 * shop.watched)
    return (second ?? Infinity) - first!
  })
  return (within: number) => days.filter((gap) => gap <= within).length / days.length
}

for (const name of ['joinedAllAlong', 'joinedAtFirst'] as const)
  test(`Windows of the second order hold the truth about 95 times in 100, the longest as well: ${name}`, () => {
    const random = randomOf(7)
    const truth = trueShares(shops[name])
    const hits = { fixed: [] as boolean[], watched: [] as boolean[] }
    const within = ({ low, high }: { low: number; high: number }, share: number) =>
      low <= share && share <= high
    const [d30, d90, d365] = [truth(30), truth(90), truth(365)]
    for (let run = 0; run < 200; run++) {
      const next = seen(shops[name], 400, random)
      hits.fixed.push(within(next.d30!, d30), within(next.d90!, d90), within(next.d365!, d365))
      hits.watched.push(within(next.watched!, truth(next.watched!.days)))
    }
    for (const [kind, list] of Object.entries(hits)) {
      const share = list.filter(Boolean).length / list.length
      assert.ok(share > 0.91 && share < 0.99, `${kind}: ${share}`)
    }
  })
