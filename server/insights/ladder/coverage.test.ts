import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderDays, randomOf, shops, type Buying, type Random } from '../buyers.fixture.ts'
import { ladderOf } from './answer.ts'
import { countsOf } from './counts.fixture.ts'

const STEPS = 8

/** The ladder of so many customers, seen until the end of the data. */
function seen(shop: Buying, customers: number, random: Random) {
  const histories = Array.from({ length: customers }, () => orderDays(shop, random, shop.watched))
  return ladderOf(countsOf(histories, shop.watched), STEPS).steps
}

/**
 * For every step, of the customers who are on it so many days before the end of the data: how many order again within these
 * days. Of the first step, of all customers.
 */
function trueShares(shop: Buying) {
  const random = randomOf(1)
  const histories = Array.from({ length: 60_000 }, () => orderDays(shop, random, 2 * shop.watched))
  const known = new Map<string, number>()
  return (n: number, within: number) => {
    const key = `${n} ${within}`
    if (!known.has(key)) {
      const gaps = histories.flatMap((days) => {
        const isWatched = n === 1 || days[n - 1]! <= shop.watched - within
        return isWatched ? [(days[n] ?? Infinity) - days[n - 1]!] : []
      })
      known.set(key, gaps.filter((gap) => gap <= within).length / gaps.length)
    }
    return known.get(key)!
  }
}

for (const [name, customers, runs] of [
  ['joinedAllAlong', 300, 60],
  ['joinedAtFirst', 300, 60],
  ['joinedAllAlong', 2000, 20],
  ['joinedAtFirst', 2000, 20],
  ['grocer', 300, 20],
] as const)
  test(`Every window of every step holds the truth about 95 times in 100: ${customers} customers, ${name}`, () => {
    const random = randomOf(customers)
    const truth = trueShares(shops[name])
    const hits = { first: [] as boolean[], fixed: [] as boolean[], watched: [] as boolean[] }
    for (let run = 0; run < runs; run++)
      for (const { n, next } of seen(shops[name], customers, random))
        for (const [window, chance] of Object.entries(next)) {
          if (!chance) continue
          const days = 'days' in chance ? chance.days : Number(window.slice(1))
          const share = truth(n, days)
          const kind = n === 1 ? 'first' : window === 'watched' ? 'watched' : 'fixed'
          hits[kind].push(chance.low <= share && share <= chance.high)
        }
    for (const [kind, list] of Object.entries(hits)) {
      const share = list.filter(Boolean).length / list.length
      assert.ok(list.length > 2 * runs && share > 0.91 && share < 0.99, `${kind}: ${share} of ${list.length}`)
    }
  })
