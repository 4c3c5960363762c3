import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CohortCell } from '../revenue/answer.ts'
import { simulatedCells, type SimulatedCompany } from './company.fixture.ts'
import { truncationOf } from './truncation.ts'

const COMPANIES = 40

/** How many of some simulated companies alarm. */
function alarms(company: SimulatedCompany): number {
  const seeds = Array.from({ length: COMPANIES }, (_, seed) => seed + 1)
  return seeds.filter((seed) => {
    const { cells, observed } = simulatedCells(company, seed)
    return truncationOf(cells, observed) !== null
  }).length
}

const STRONG_DECEMBER = [0.6, 0.6, 0.8, 0.8, 0.9, 0.9, 0.9, 0.9, 1, 1.2, 2.5, 3]
const STRONG_APRIL = [0.6, 0.6, 0.8, 3, 0.9, 0.9, 0.9, 0.9, 1, 1.2, 1, 1]

const STARTS: [string, Partial<SimulatedCompany>][] = [
  ['grows steadily', { growth: 1.08 }],
  ['shrinks', { growth: 0.92 }],
  ['has a season', { season: STRONG_DECEMBER }],
  ['begins in its best month', { season: STRONG_APRIL }],
  ['begins with a launch peak', { launch: 5 }],
]

for (const [what, company] of STARTS)
  test(`at most one in twenty companies alarms whose data hold its beginning and that ${what}`, () => {
    const found = alarms({ hidden: 0, perMonth: 60, ...company })
    assert.ok(found <= COMPANIES / 20, `${found} of ${COMPANIES}`)
  })

const TRUNCATED: [string, Partial<SimulatedCompany>][] = [
  ['a year', { hidden: 12 }],
  ['three years', { hidden: 36 }],
  ['three years and grows', { hidden: 36, growth: 1.02 }],
]

for (const [what, company] of TRUNCATED)
  test(`nine of ten companies are found whose data lack their first months: ${what}`, () => {
    const found = alarms({ hidden: 12, perMonth: 60, ...company })
    assert.ok(found >= 0.9 * COMPANIES, `${found} of ${COMPANIES}`)
  })

test('it says how many customers to leave out, and the first month that is in line', () => {
  const { cells, observed } = simulatedCells({ hidden: 24, perMonth: 100 }, 1)
  const found = truncationOf(cells, observed)!
  assert.equal(found.month, '2024-04')
  const customers = cells.filter(({ cohort, offset }) => offset === 0 && `${cohort}-01` < found.before)
  assert.equal(
    found.customers,
    customers.reduce((sum, cell) => sum + cell.customers, 0),
  )
  assert.ok(found.perMonth > 1.3 * found.perMonthAfter && found.activity > 1.2)
})

test('a few stray orders of an earlier year neither hide it nor are taken for it', () => {
  const stray: CohortCell = {
    cohort: '2022-07',
    offset: 0,
    customers: 2,
    purchases: 2,
    priced: 0,
    firstPriced: 0,
    revenue: 0,
    firstRevenue: 0,
  }
  const early = ({ through }: { through: string }) => ({ from: '2022-07-03', through })
  const truncated = simulatedCells({ hidden: 24, perMonth: 100 }, 1)
  const found = truncationOf([stray, ...truncated.cells], early(truncated.observed))
  assert.equal(found?.month, '2024-04')
  const whole = simulatedCells({ hidden: 0, perMonth: 100 }, 1)
  assert.equal(truncationOf([stray, ...whole.cells], early(whole.observed)), null)
})

test('no data, few months or few customers say nothing', () => {
  assert.equal(truncationOf([], null), null)
  const { cells, observed } = simulatedCells({ hidden: 24, perMonth: 100 }, 1)
  const months = cells.filter(({ cohort, offset }) => cohort < '2024-07' && offset === 0)
  assert.equal(truncationOf(months, { ...observed, through: '2024-06-30' }), null)
  const few = cells.map((cell) => ({ ...cell, customers: Math.round(cell.customers / 20) }))
  assert.equal(truncationOf(few, observed), null)
})
