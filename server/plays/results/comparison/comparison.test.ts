import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { formatterOf } from '../../../insights/format.ts'
import type { Comparison } from '../schema.ts'
import { compareSecondOrders } from './comparison.ts'
import type { FirstBuyer } from './first-buyer.ts'

const english = formatterOf({ locale: 'en-GB', currency: 'EUR' })
const compare = (...groups: FirstBuyer[][]): Comparison => compareSecondOrders(groups.flat(), english)

/** So many customers who are alike; by default of January, never asked and never back. */
function buyers(n: number, more: Partial<FirstBuyer> = {}): FirstBuyer[] {
  const one = { month: '2026-01', cameBack: null, asked: null, refused: null, watched: 200, classes: [1] }
  return Array.from({ length: n }, () => ({ ...one, ...more }))
}
const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-9, `${actual} is not ${expected}`)

test('Customers count as not asked until the day on which they are asked', () => {
  const { asked, notAsked, difference } = compare(
    buyers(15, { asked: 10 }),
    buyers(5, { asked: 10, cameBack: 20 }),
    buyers(23),
    buyers(6, { cameBack: 15 }),
    buyers(1, { cameBack: 38 }),
    buyers(10, { asked: 35 }),
  )
  near(asked.rate!.share, 0.25)
  // On day 15 all 40 are at risk, on day 38 the 24 who are neither back nor asked.
  near(notAsked.rate!.share, 1 - (34 / 40) * (23 / 24))
  near(difference!.value, asked.rate!.share - notAsked.rate!.share)
  assert.deepEqual([notAsked.n, notAsked.happened], [40, 7])
})

test('Controls are of the same month and the same class of success on the day of the ask, and had not come back by then', () => {
  const classes = Uint8Array.from({ length: 61 }, (_, day) => (day < 10 ? 1 : 3))
  const { months, unmatched } = compare(
    buyers(20, { asked: 10, classes }),
    buyers(7, { classes }),
    buyers(100),
    buyers(50, { classes, cameBack: 10 }),
    buyers(9, { classes, cameBack: 11 }),
    buyers(50, { classes, month: '2026-02' }),
    buyers(3, { asked: 12, month: '2026-02' }),
  )
  assert.deepEqual(months, [{ month: '2026-01', asked: { n: 20, back: 0 }, notAsked: { n: 16, back: 9 } }])
  assert.equal(unmatched, 3)
})

test('The days of the asks weigh as many as were asked on them', () => {
  const { notAsked } = compare(
    buyers(30, { asked: 10 }),
    buyers(10, { asked: 12, month: '2026-02' }),
    buyers(10),
    buyers(10, { cameBack: 15 }),
    buyers(30, { month: '2026-02' }),
  )
  near(notAsked.rate!.share, (30 * 0.5) / 40)
})

test('An ask counts up to day 30, and an order up to 30 days after it', () => {
  const counts = (more: Partial<FirstBuyer>) => {
    const { months, unfinished } = compare(buyers(1, more), buyers(1))
    return [...months.flatMap(({ asked: { n, back } }) => [n, back]), unfinished]
  }
  assert.deepEqual(counts({ asked: 0, cameBack: 1 }), [1, 1, 0])
  assert.deepEqual(counts({ asked: 30, cameBack: 60 }), [1, 1, 0])
  assert.deepEqual(counts({ asked: 30, cameBack: 61 }), [1, 0, 0])
  assert.deepEqual(counts({ asked: 31, cameBack: 40 }), [0])
  assert.deepEqual(counts({ asked: -1, cameBack: 5 }), [0])
  assert.deepEqual(counts({ asked: 10, watched: 40 }), [1, 0, 0])
  assert.deepEqual(counts({ asked: 10, watched: 39 }), [1])
})

test('Whoever came back on the day of the ask was not asked before it, and counts as not asked', () => {
  const { months } = compare(
    buyers(1, { asked: 10 }),
    buyers(1, { asked: 20, cameBack: 20 }),
    buyers(1, { asked: 20, cameBack: 21 }),
  )
  assert.deepEqual(months, [{ month: '2026-01', asked: { n: 1, back: 0 }, notAsked: { n: 2, back: 1 } }])
})

test('No and not now are no asks, and what it changes to count a no as one is said', () => {
  const asked = [...buyers(20, { asked: 10 }), ...buyers(20, { asked: 10, cameBack: 20 })]
  const others = [...buyers(30), ...buyers(10, { cameBack: 20 })]
  const refused = buyers(40, { refused: 10 })
  const { notAsked, notes } = compare(asked, others, refused)
  assert.deepEqual([notAsked.n, notAsked.rate!.share], [80, 0.125])
  assert.match(
    notes.at(-1)!,
    /^40 customers said no\. If they counted as asked, the difference would be 0 points \(.*\): within noise\.$/,
  )
  const later = buyers(1, { refused: 5, asked: 10 })
  assert.equal(compare(later, others).months[0]!.asked.n, 1, 'a no before the ask')
})

test('The finding says the difference with its interval, whether it is noise, and who is left out', () => {
  const asked = [...buyers(30, { asked: 10, cameBack: 12 }), ...buyers(70, { asked: 10 })]
  const others = [...buyers(50, { cameBack: 12 }), ...buyers(150)]
  const { sentence } = compare(
    asked,
    others,
    buyers(1, { asked: 9, month: '2026-02' }),
    buyers(1, { asked: 8, watched: 20 }),
  )
  assert.match(
    sentence,
    /^Of 100 customers asked in their first 30 days, 30 % \(22–40 %\) bought again within 30 days of being asked\. Of 200 similar customers who had not been asked by then, 25 % \(20–31 %\) did so in the same period\. The difference is \+5 points \(−5 to \+16\): within noise\. Left out: 1 asked customer because there was no similar customer to compare with; 1 asked customer because the 30 days are not over\. This shows what happened, not what asking caused/,
  )
  const more = [...buyers(60, { asked: 10, cameBack: 12 }), ...buyers(40, { asked: 10 })]
  assert.match(compare(more, others).sentence, /: more than chance explains\./)
  assert.match(compare(buyers(100, { asked: 10 }), others).sentence, /: less than chance explains\./)
})

test('Too few on either side are not compared', () => {
  const both = (asked: number, others: number) => compare(buyers(asked, { asked: 10 }), buyers(others))
  assert.notEqual(both(20, 20).difference, null)
  assert.deepEqual(
    [both(19, 20).difference, both(20, 19).asked.rate, both(20, 19).notAsked.rate],
    [null, null, null],
  )
  assert.match(compare().sentence, /^Too few to compare: 0 customers asked.*not what asking caused/)
})

test('A sample is called one, and unknown success is named', () => {
  const all = [...buyers(30, { asked: 10, classes: [0] }), ...buyers(30, { classes: [0] })]
  const { notes } = compareSecondOrders(all, english, 1000)
  assert.match(notes.at(-1)!, /60 of 1,000 customers/)
  assert.match(notes.at(-2)!, /Success on past days is not known/)
})

const day = fc.option(fc.integer({ min: 0, max: 70 }), { nil: null })
const company = fc.array(
  fc.record({
    month: fc.constantFrom('2026-01', '2026-02'),
    cameBack: day,
    asked: day,
    refused: day,
    watched: fc.integer({ min: 0, max: 100 }),
    classes: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 61 }),
  }),
  { minLength: 40, maxLength: 120 },
)

test('The order of customers does not matter, and every share and difference lies within its limits', () => {
  fc.assert(
    fc.property(company, (all) => {
      const one = compare(all)
      const other = compare(all.toReversed())
      assert.deepEqual(
        [one.months, one.unmatched, one.unfinished],
        [other.months, other.unmatched, other.unfinished],
      )
      for (const { rate } of [one.asked, one.notAsked])
        if (rate)
          assert.ok(0 <= rate.low && rate.low <= rate.share && rate.share <= rate.high && rate.high <= 1)
      if (!one.difference) return
      const { value, low, high } = one.difference
      assert.ok(-1 <= low && low <= value && value <= high && high <= 1)
      near(value, other.difference!.value)
      near(low, other.difference!.low)
    }),
    { numRuns: 200 },
  )
})

test('What happens after the 30 days changes nothing', () => {
  fc.assert(
    fc.property(company, (all) => {
      const asked = all.map((one) => ({ ...one, asked: one.asked === null ? null : 10, watched: 100 }))
      const later = asked.map((one) => ({
        ...one,
        cameBack: (one.cameBack ?? 99) > 40 ? null : one.cameBack,
      }))
      assert.deepEqual(compare(asked).months, compare(later).months)
      assert.deepEqual(compare(asked).notAsked.rate?.share, compare(later).notAsked.rate?.share)
    }),
    { numRuns: 100 },
  )
})
