import assert from 'node:assert/strict'
import { test } from 'node:test'
import { secondOrderOf } from '../second-order/answer.ts'
import { secondOrderSentence } from '../second-order/sentence.ts'
import { ladderOf } from './answer.ts'
import { ladderTable } from './section.ts'
import { ladderSentence } from './sentence.ts'
import { NO_ORDERS, formatterOf } from '../format.ts'

const format = formatterOf({ locale: 'en-GB', currency: 'EUR' })

/** Customers, some of whom came back after 10 days; the others last bought `quietDays` ago. */
function shop(customers: number, back: number, quietDays: number) {
  const gaps = [
    { nth: 1, gapDays: null, customers },
    { nth: 2, gapDays: 10, customers: back },
  ]
  const lastOrders = [
    { purchases: 1, lastDay: 1000 - quietDays, customers: customers - back },
    { purchases: 2, lastDay: 1000, customers: back },
  ]
  return [gaps, lastOrders, 1000] as const
}

/** The same, as the ladder takes it. */
function ladderOfShop(customers: number, back: number, quietDays: number, steps: number) {
  const [gaps, lastOrders, observedThrough] = shop(customers, back, quietDays)
  return ladderOf(
    { gaps, lastOrders, reached: [{ nth: 2, watchedDays: 0, customers: back }], observedThrough },
    steps,
  )
}

test('Customers who bought yesterday do not count as lost', () => {
  const old = ladderOfShop(100, 40, 400, 2).steps[0]!
  const young = ladderOfShop(100, 40, 1, 2).steps[0]!
  assert.equal(old.next.d30!.p, 0.4)
  assert.equal(young.soFar!.p, 0.4)
  assert.equal(young.next.d30, null, 'nobody was watched for 30 days')
  assert.deepEqual([young.next.watched!.days, young.next.watched!.p], [10, 1])
})

test('A window is shown while twenty customers are still at risk at its end', () => {
  const watched = (left: number) => ladderOfShop(100, 100 - left, 90, 1).steps[0]!.next
  assert.equal(watched(20).d90!.atRisk, 20)
  assert.equal(watched(20).watched!.days, 90)
  assert.equal(watched(20).d365, null)
  assert.equal(watched(19).d90, null)
  assert.equal(watched(19).watched!.days, 10)
})

test('A step that nobody reached has no chances', () => {
  const third = ladderOfShop(100, 40, 50, 3).steps[2]
  assert.deepEqual(third, {
    n: 3,
    reached: 0,
    soFar: null,
    medianGapDays: null,
    next: { d30: null, d90: null, d365: null, watched: null },
  })
})

test('The report names the days watched and never says "ever"', () => {
  const { steps } = ladderOfShop(100, 40, 200, 2)
  const context = { format, sentence: '', observed: null, limits: { months: 1, columns: 1 } }
  const { head, rows, notes } = ladderTable(steps, { ...context, locale: 'en-GB', currency: 'EUR' })
  assert.deepEqual(rows[0], [
    '1 → 2',
    '100',
    '40 % (31–50)',
    '40 % (31–50)',
    '–',
    '40 % (31–50), 200 d',
    '10',
  ])
  assert.doesNotMatch([...head, ...notes].join(' '), /\bever\b/i)
})

/** Customers on the second step, some of them watched for 90 days, none of whom came back. */
function second(watched: number, customers: number) {
  const observedThrough = 1000
  const lastOrders = [
    { purchases: 2, lastDay: observedThrough - 90, customers: watched },
    { purchases: 2, lastDay: observedThrough - 89, customers: customers - watched },
  ]
  const gaps = [
    { nth: 1, gapDays: null, customers },
    { nth: 2, gapDays: 5, customers },
  ]
  const reached = lastOrders.map(({ lastDay, customers }) => ({
    nth: 2,
    watchedDays: observedThrough - lastDay,
    customers,
  }))
  return ladderOf({ gaps, lastOrders, reached, observedThrough }, 2).steps[1]!.next
}

test('On later steps a window counts who was watched for all of it: at least twenty, and half of the step', () => {
  assert.equal(second(20, 40).d90!.n, 20)
  assert.equal(second(19, 38).d90, null, 'nineteen')
  assert.equal(second(20, 41).d90, null, 'less than half')
  assert.deepEqual([second(20, 41).watched!.days, second(20, 41).watched!.n], [60, 41])
  assert.equal(second(20, 40).watched!.days, 90)
  assert.equal(second(20, 40).d365, null)
})

test('The sentence of the ladder is computed, and says less about few customers', () => {
  assert.equal(
    ladderSentence(ladderOfShop(100, 40, 400, 2), format),
    'Of 100 customers, 40 (40 %) came back for a second order; half of them within 10 days. The next step is less likely: of those, 0 % (0–9 %) came for a third.',
  )
  assert.equal(
    ladderSentence(ladderOfShop(7, 3, 400, 2), format),
    'Of 7 customers, 3 (43 %) came back for a second order; that is too few to say more.',
  )
  assert.equal(
    ladderSentence(ladderOf({ gaps: [], lastOrders: [], reached: [], observedThrough: 0 }, 2), format),
    NO_ORDERS,
  )
  assert.equal(secondOrderSentence(secondOrderOf(...shop(7, 3, 400)), format), 'Too few to say: 7 customers.')
  assert.match(secondOrderSentence(secondOrderOf(...shop(100, 0, 5)), format), /too early to say/)
})

test('The curve of the second order is short for long histories and never falls', () => {
  const curve = secondOrderOf(
    [
      { nth: 1, gapDays: null, customers: 1000 },
      ...Array.from({ length: 999 }, (_, day) => ({ nth: 2, gapDays: day * 4, customers: 1 })),
    ],
    [{ purchases: 1, lastDay: 0, customers: 20 }],
    4000,
  ).curve
  assert.ok(curve.length < 330, String(curve.length))
  assert.equal(curve.at(-1)!.day, 4000)
  for (const [at, point] of curve.entries()) assert.ok(at === 0 || point.p >= curve[at - 1]!.p)
})
