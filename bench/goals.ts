import type { Pool } from 'pg'
import { applyInput, listInput } from '../server/goals/schema.ts'
import { applyTemplate } from '../server/goals/templates/templates.ts'
import { countGoals, listGoals } from '../server/goals/list/list.ts'
import { record } from '../server/goals/readings/readings.ts'
import { refreshStandings, refreshStaleStandings } from '../server/goals/progress/progress.ts'
import { verifyGoals } from '../server/goals/progress/progress.ts'
import { goalsOf } from '../server/goals/list/list.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { medianTime, timed, type Figure } from './figures.ts'
import { BenchDatabase } from './database.ts'
import { DAY_MS } from '../values/days.ts'

const NOW = new Date('2026-06-01T09:00:00Z')
const GOALS_EACH = 5

/** Queries and the nightly refresh for a company whose customers have five goals each, with the given number of readings per goal. */
export async function benchmarkGoals(
  customers: number,
  readings: number,
  log: (message: string) => void,
): Promise<Figure[]> {
  await using database = await BenchDatabase.open()
  const size = `${customers.toLocaleString('en')} customers with ${GOALS_EACH} goals of ${readings} readings`
  log(`Generating ${size}.`)
  await makeGoals(database.scope.pool, customers, readings)
  const scope: Scope = { ...database.scope, now: NOW }
  const figures: Figure[] = []
  const addFigure = (what: string, value: number, unit: Figure['unit'], goal: number | null = null) =>
    figures.push({ what: `${size}: ${what}`, value, unit, goal })
  const ids = Array.from({ length: customers }, (_, index) => index + 1)
  addFigure('standings refreshed', (await timed(() => refreshStandings(scope, ids))) / 1000, 's')
  await database.scope.pool.query('vacuum analyze')
  const list = (input: object) => medianTime(() => listGoals(scope, listInput.parse(input)))
  addFigure('the first page of all goals', await list({}), 'ms', 200)
  addFigure(
    'a page in the middle',
    await list({ after: `2026-08-15,${Math.round(customers / 2)},1` }),
    'ms',
    200,
  )
  addFigure('a page of those at risk', await list({ status: 'at_risk' }), 'ms', 200)
  addFigure('a page of a status that nobody has', await list({ status: 'dropped' }), 'ms', 200)
  addFigure('a search', await list({ search: `customer ${customers - 1}` }), 'ms', 200)
  addFigure('counts by status', await medianTime(() => countGoals(scope, {})), 'ms', 200)
  addFigure('the goals of one customer', await medianTime(() => goalsOf(scope, 1234)), 'ms', 100)
  const reading = { id: 1234, metricId: 1, value: 50, at: NOW }
  addFigure(
    'a reading recorded',
    await medianTime(() => record(scope, { side: 'team', name: 'Mara' }, reading)),
    'ms',
    50,
  )
  const input = applyInput.parse({ template: 'open_rate', to: { filter: {} }, baseline: 0.2 })
  addFigure('a template for everybody', (await timed(() => applyTemplate(scope, input))) / 1000, 's', 10)
  const tomorrow = { ...scope, now: new Date(NOW.getTime() + DAY_MS) }
  addFigure('the whole night', (await timed(() => refreshStaleStandings(tomorrow))) / 1000, 's', 60)
  addFigure('verified', (await timed(() => verifyAll(tomorrow))) / 1000, 's')
  return figures
}

async function verifyAll(scope: Scope): Promise<void> {
  for await (const { differences } of verifyGoals(scope))
    if (differences.length > 0) throw new Error(`${differences[0]!.what}, and others`)
}

/** Each goal began this year and has its readings spread over the days since. */
async function makeGoals(pool: Pool, customers: number, readings: number): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('select setseed(0.42)')
    await client.query(
      `insert into customer (kind, name, search, created_at)
       select 'company', 'Customer ' || i, 'customer ' || i, '2025-01-01' from generate_series(1, $1::int) i`,
      [customers],
    )
    await client.query(
      `insert into metric (name, unit, direction, source, key, created_at)
       select 'Metric ' || i, 'number', 'up', 'team', 'metric_' || i, '2025-01-01' from generate_series(1, $1::int) i`,
      [GOALS_EACH],
    )
    await client.query(
      `insert into goal (customer_id, outcome, metric_id, baseline, target, agreed_on, starts_on, due_on, created_at, created_by)
       select c, 'Outcome ' || m, m, 0, 100, '2026-01-01', '2026-01-01', date '2026-05-01' + (c * 7 + m * 31) % 180,
              '2026-01-01', 'bench'
       from generate_series(1, $1::int) c, generate_series(1, $2::int) m`,
      [customers, GOALS_EACH],
    )
    await client.query(
      `insert into reading (customer_id, metric_id, value, at, source, source_id, reported_by, recorded_at)
       select c, m, 60.0 * i / $3 * (0.6 + random()), timestamptz '2026-01-01' + i * interval '150 days' / $3, 'api', i, 'bench', now()
       from generate_series(1, $1::int) c, generate_series(1, $2::int) m, generate_series(1, $3::int) i`,
      [customers, GOALS_EACH, readings],
    )
    await client.query('vacuum analyze')
  } finally {
    client.release()
  }
}
