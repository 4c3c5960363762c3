import assert from 'node:assert/strict'
import { test } from 'node:test'
import { seededRandom } from '../../../values/seeded-random.ts'
import { every } from '../history/history.fixture.ts'
import { SilenceTally } from './tally.ts'
import { DEFAULT_TYPICAL } from './typical.ts'

const TODAY = 720
const ASSUMED = DEFAULT_TYPICAL.logins.powers

/** Customers with a gap between 2 and 30 days who come at more or less even distances until they leave. */
function company(evenness: number, stayOf: (gap: number, chance: number) => number, customers = 400) {
  const random = seededRandom(evenness)
  const gamma = () => every(1, 1, evenness).reduce((sum) => sum - Math.log(1 - random()), 0) / evenness
  return every(1, 1, customers).map(() => {
    const gap = 2 * 15 ** random()
    const [begin, stay] = [300 * random(), stayOf(gap, random())]
    const days = new Set<number>()
    for (let day = begin; day < Math.min(TODAY, begin + stay); day += gap * gamma()) days.add(Math.floor(day))
    return Int32Array.from(days)
  })
}

function powersOf(people: Int32Array[]) {
  const tally = new SilenceTally(DEFAULT_TYPICAL.logins.gap)
  for (const days of people) tally.add(days, TODAY)
  return tally.powers(7, 90, ASSUMED)
}

test('Where customers keep their own rhythm until they leave, those with long gaps are given more time', () => {
  const { gap } = powersOf(company(5, (_, chance) => -400 * Math.log(1 - chance)))
  assert.ok(gap > 0.25, `${gap}`)
})

test('Where those who come rarely leave early, they are given less time', () => {
  const { gap, days } = powersOf(company(1, (gap, chance) => (gap > 8 ? 60 : 600) * (0.5 + chance)))
  assert.ok(gap + -days < -0.15, `${gap} ${days}`)
})

test('Too few who left say nothing, and more say more', () => {
  const people = company(5, (_, chance) => -400 * Math.log(1 - chance))
  assert.deepEqual(powersOf(people.slice(0, 8)), ASSUMED)
  assert.deepEqual(powersOf([]), ASSUMED)
  const [some, all] = [powersOf(people.slice(0, 80)), powersOf(people)]
  assert.ok(some.gap > ASSUMED.gap && all.gap > some.gap, `${some.gap} ${all.gap}`)
})

test('The order of the customers does not matter', () => {
  const people = company(2, (_, chance) => 500 * chance)
  const [one, other] = [powersOf(people), powersOf(people.toReversed())]
  assert.ok(Math.abs(one.gap - other.gap) < 1e-9 && Math.abs(one.days - other.days) < 1e-9)
})

test('Silences that began too late to tell leaving from waiting do not count', () => {
  const people = company(5, (_, chance) => -400 * Math.log(1 - chance))
  const recent = every(1, 1, 300).map(() => Int32Array.of(600, 610, 640, 700))
  assert.deepEqual(powersOf([...people, ...recent]), powersOf(people))
})
