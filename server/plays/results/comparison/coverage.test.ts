import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatterOf } from '../../../insights/format.ts'
import { compareSecondOrders } from './comparison.ts'
import { early, flat, inventCompany, late } from './company.fixture.ts'

const english = formatterOf({ locale: 'en-GB', currency: 'EUR' })
const COMPANIES = 400
const HAZARDS = [early, flat, late]

/** Companies whose customers come back early or late, and whose success stays or changes; each with the same effect. */
function simulate(asked: number, effect: number) {
  let [compared, covered, error] = [0, 0, 0]
  for (let company = 0; company < COMPANIES; company++) {
    const { difference } = compareSecondOrders(
      inventCompany({
        seed: 1_000_000 * effect + 10_000 * asked + 7919 * company,
        customers: 400,
        asked,
        effect,
        isSteady: company % 2 === 0,
        hazard: HAZARDS[company % HAZARDS.length]!,
      }),
      english,
    )
    if (difference === null) continue
    compared += 1
    error += difference.value - effect
    if (difference.low <= effect && effect <= difference.high) covered += 1
  }
  return { compared, coverage: covered / compared, bias: error / compared }
}

for (const asked of [0.3, 0.7, 0.95])
  for (const effect of [0, 0.05])
    test(`Of 400 companies that ask ${asked * 100} of 100 successful customers at random, the interval covers an effect of ${effect * 100} points in 93 to 97 of 100`, (t) => {
      const { compared, coverage, bias } = simulate(asked, effect)
      t.diagnostic(
        `${compared} companies, coverage ${coverage.toFixed(3)}, bias ${(100 * bias).toFixed(2)} points`,
      )
      assert.ok(compared > 0.9 * COMPANIES, `${compared} compared`)
      assert.ok(coverage >= 0.93 && coverage <= 0.97, `coverage ${coverage}`)
      assert.ok(Math.abs(bias) < 0.015, `bias ${bias}`)
    })
