import * as insights from '../server/insights/insights.ts'
import type { Filters } from '../server/insights/schema.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { refreshAll } from '../server/sales/sales.ts'
import { median, timed, type Figure } from './figures.ts'
import { BenchDatabase } from './database.ts'
import { benchmarkOrders } from './orders.ts'
import { makeCompany } from './made-up-company.ts'

const FINDINGS = [
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

type Query = (scope: Scope) => Promise<unknown>

/** Every finding of Insights for a company of the given size, each on a freshly started database. */
export async function benchmarkInsights(orders: number, log: (message: string) => void): Promise<Figure[]> {
  await using database = await BenchDatabase.open()
  const size = `${orders.toLocaleString('en')} orders`
  log(`Generating ${size}.`)
  await makeCompany(database.scope.pool, orders)
  const refresh = await timed(() => refreshAll(database.scope))
  await database.scope.pool.query('vacuum analyze')
  const goal = orders <= 1_000_000 ? 300 : null
  const figures: Figure[] = [
    { what: `${size}: all standings refreshed`, value: refresh / 1000, unit: 's', goal: null },
  ]
  const measure = async (what: string, query: Query, limit: number | null) => {
    log(`Measuring ${what}.`)
    figures.push({
      what: `${size}: ${what}`,
      value: await medianColdTime(database, query),
      unit: 'ms',
      goal: limit,
    })
  }
  for (const name of FINDINGS) await measure(name, (scope) => insights.evaluate(scope, name, {}), goal)
  await measure('filterOptions', insights.filterOptions, goal)
  await measure('report', (scope) => insights.report(scope, {}), null)
  await measure('all data of the page', (scope) => loadPage(scope, {}), goal && 1000)
  await measure('the page, one channel', (scope) => loadPage(scope, { channel: 'app' }), null)
  await measure('the page, one product', (scope) => loadPage(scope, { product: 7 }), null)
  return [...figures, ...(await benchmarkOrders(database.scope, size))]
}

const loadPage = (scope: Scope, filters: Filters) =>
  Promise.all([
    ...FINDINGS.map((name) => insights.evaluate(scope, name, filters)),
    insights.filterOptions(scope),
  ])

async function medianColdTime(database: BenchDatabase, query: Query): Promise<number> {
  const times = []
  for (let round = 0; round < ROUNDS; round++) {
    await database.restartCold()
    times.push(await timed(() => query(database.scope)))
  }
  return median(times)
}
