import assert from 'node:assert/strict'
import { test } from 'node:test'
import { orderDays, randomOf, shops, type Buying, type Random } from '../buyers.fixture.ts'
import { silenceAnswer } from './answer.ts'
import { silencesOf } from './silences.fixture.ts'

const NAMED = [14, 30, 60, 90, 120]
const WEEK = 52

/** What the data shows of so many customers, and what it will show once every silence has had its time. */
function town(shop: Buying, customers: number, random: Random) {
  const all = Array.from({ length: customers }, () => orderDays(shop, random, 2 * shop.watched))
  const seen = all.map((days) => days.filter((day) => day <= shop.watched))
  const rows = seen.flatMap((days, customer) => silencesOf(days, customer, shop.watched))
  const answer = () =>
    silenceAnswer({ customers, watchedDays: shop.watched - Math.min(...seen.map(([day]) => day!)), rows })
  return { all, seen, answer }
}

/** Of all silences of many customers that the data shows to last so long: the share that ended by a day. */
function trueReturns({ all }: ReturnType<typeof town>, watched: number, from: number) {
  const lengths = all.flatMap((days) =>
    days.flatMap((day, at) => {
      const length = (days[at + 1] ?? Infinity) - day
      return day + from <= watched && length > from ? [length] : []
    }),
  )
  return (until: number) => lengths.filter((length) => length <= until).length / lengths.length
}

/** Of the customers watched for a year: the share silent for longer than a number of days when it was over. */
function trueSilent({ seen }: ReturnType<typeof town>, watched: number) {
  const silences = seen.flatMap((days) => {
    const then = days[0]! + 7 * WEEK
    return then <= watched ? [then - days.findLast((day) => day <= then)!] : []
  })
  return (threshold: number) => silences.filter((days) => days > threshold).length / silences.length
}

function coverage(name: keyof typeof shops, customers: number, runs: number) {
  const shop = shops[name]
  const many = town(shop, 30_000, randomOf(1))
  const truths = new Map(NAMED.map((days) => [days, trueReturns(many, shop.watched, days)]))
  const silent = trueSilent(many, shop.watched)
  const random = randomOf(customers)
  const hits = { returns: [] as boolean[], weeks: [] as boolean[] }
  const within = (truth: number, { low, high }: { low: number; high: number }) =>
    low <= truth && truth <= high
  for (let run = 0; run < runs; run++) {
    const { returns, watchedDays, threshold, silentByWeek } = town(shop, customers, random).answer()
    for (const point of returns)
      if (truths.has(point.days)) hits.returns.push(within(truths.get(point.days)!(watchedDays), point))
    const year = silentByWeek.find(({ week }) => week === WEEK)
    if (threshold && year) hits.weeks.push(within(silent(threshold.days), year))
  }
  return hits
}

const share = (hits: readonly boolean[]) => hits.filter(Boolean).length / hits.length

for (const [name, customers, runs] of [
  ['joinedAllAlong', 300, 40],
  ['joinedAllAlong', 1000, 20],
  ['joinedAtFirst', 300, 40],
  ['grocer', 300, 40],
] as const)
  test(`The intervals of ${customers} customers of the shop ${name} hold the truth about 95 times in 100`, () => {
    const { returns, weeks } = coverage(name, customers, runs)
    assert.ok(returns.length >= 3 * runs, 'the silences of a month are shown')
    assert.ok(share(returns) > 0.88 && share(returns) < 0.995, `returns: ${share(returns)}`)
    if (name === 'grocer') {
      assert.ok(weeks.length > runs / 2, 'a silence after which hardly anybody returns is found')
      assert.ok(share(weeks) > 0.88, `weeks: ${share(weeks)}`)
    }
  })
