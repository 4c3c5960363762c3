import * as insights from '../server/insights/insights.ts'
import type { Filters } from '../server/insights/schema.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { refreshAll } from '../server/sales/sales.ts'
import { median, timed, type Figure } from './figures.ts'
import { BenchDatabase } from './database.ts'
import { measureRecording } from './orders.ts'
import { makeCompany } from './made-up-company.ts'

const QUESTIONS = [
  'ladder',
  'secondOrder',
  'leaving',
  'revenue',
  'cohorts',
  'firstYear',
  'concentration',
  'crossSell',
  'benchmarks',
] as const
const ROUNDS = 3

type Ask = (scope: Scope) => Promise<unknown>

/** Every finding of Insights for a company of a given size, each with a database that has just been started. */
export async function measureInsights(orders: number, say: (words: string) => void): Promise<Figure[]> {
  await using house = await BenchDatabase.open()
  const size = `${orders.toLocaleString('en')} orders`
  say(`Making up ${size}.`)
  await makeCompany(house.scope.pool, orders)
  const refresh = await timed(() => refreshAll(house.scope))
  await house.scope.pool.query('vacuum analyze')
  const goal = orders <= 1_000_000 ? 300 : null
  const figures: Figure[] = [
    { what: `${size}: all standings anew`, value: refresh / 1000, unit: 's', goal: null },
  ]
  const measure = async (what: string, ask: Ask, most: number | null) => {
    say(`Asking ${what}.`)
    figures.push({ what: `${size}: ${what}`, value: await cold(house, ask), unit: 'ms', goal: most })
  }
  for (const name of QUESTIONS) await measure(name, (scope) => insights.evaluate(scope, name, {}), goal)
  await measure('filterOptions', insights.filterOptions, goal)
  await measure('report', (scope) => insights.report(scope, {}), null)
  await measure('the page’s data together', (scope) => page(scope, {}), goal && 1000)
  await measure('the page, one channel', (scope) => page(scope, { channel: 'app' }), null)
  await measure('the page, one product', (scope) => page(scope, { product: 7 }), null)
  return [...figures, ...(await measureRecording(house.scope, size))]
}

const page = (scope: Scope, filters: Filters) =>
  Promise.all([
    ...QUESTIONS.map((name) => insights.evaluate(scope, name, filters)),
    insights.filterOptions(scope),
  ])

async function cold(house: BenchDatabase, ask: Ask): Promise<number> {
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    await house.restartCold()
    times.push(await timed(() => ask(house.scope)))
  }
  return median(times)
}
