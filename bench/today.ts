import type { Pool } from 'pg'
import type { Scope } from '../server/platform/scope/scope.ts'
import { refreshAll } from '../server/sales/sales.ts'
import { refresh } from '../server/signals/detect/detect.ts'
import { runNightly, fitBaseline } from '../server/signals/nightly/nightly.ts'
import { today, waiting } from '../server/signals/today/today.ts'
import { medianTime, timed, type Figure } from './figures.ts'
import { BenchDatabase } from './database.ts'
import { makeCompany } from './made-up-company.ts'
import { DAY_MS } from '../values/days.ts'

/** The day after the last day of the generated company. */
const NOW = new Date('2026-01-01T09:00:00Z')
const DAY = Math.floor(NOW.getTime() / DAY_MS)
const LOGINS_EACH = 100

/** The refresh and the queries of Today, for a company whose customers have about a hundred log-ins each. */
export async function benchmarkToday(customers: number, log: (message: string) => void): Promise<Figure[]> {
  await using database = await BenchDatabase.open()
  const size = `${customers.toLocaleString('en')} customers`
  log(`Generating ${size} who log in.`)
  await makeCompany(database.scope.pool, Math.round(customers / 0.3))
  await refreshAll(database.scope)
  const rows = await makeLogins(database.scope.pool)
  await database.scope.pool.query('vacuum analyze')
  const scope: Scope = { ...database.scope, now: NOW }
  const figures: Figure[] = []
  const addFigure = (what: string, value: number, unit: Figure['unit'], goal: number | null = null) =>
    figures.push({ what: `${size}: ${what}`, value, unit, goal })
  log(`Detecting the signals of ${rows.toLocaleString('en')} days with a log-in.`)
  addFigure('baseline fitted', (await timed(() => fitBaseline(scope))) / 1000, 's')
  addFigure('signals refreshed', (await timed(() => refresh(scope, 'all', DAY))) / 1000, 's')
  const night = await measurePeakMemory(() =>
    timed(() => runNightly({ ...scope, now: new Date(NOW.getTime() + DAY_MS) })),
  )
  addFigure('the whole night', night.result / 1000, 's', 60)
  addFigure('additional memory', night.megabytes, 'MB', 200)
  await database.scope.pool.query('analyze signal')
  addFigure('Today', await medianTime(() => today(scope)), 'ms', 100)
  addFigure('a page of all waiting lines', await medianTime(() => waiting(scope, { limit: 50 })), 'ms', 100)
  addFigure('one customer refreshed', await medianTime(() => refresh(scope, [1234], DAY)), 'ms', 50)
  return figures
}

async function measurePeakMemory<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; megabytes: number }> {
  const before = process.memoryUsage().rss
  let highest = before
  const timer = setInterval(() => (highest = Math.max(highest, process.memoryUsage().rss)), 50)
  const result = await work()
  clearInterval(timer)
  return { result, megabytes: (highest - before) / 2 ** 20 }
}

/** A hundred log-ins per customer at individual intervals; three in ten customers stopped at some time in the last year. */
async function makeLogins(pool: Pool): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('set max_parallel_workers_per_gather = 0; select setseed(0.42)')
    const { rowCount } = await client.query(INSERT_LOGINS, [DAY, LOGINS_EACH])
    return rowCount ?? 0
  } finally {
    client.release()
  }
}

const INSERT_LOGINS = `
  insert into usage_day (
    customer_id, contact_id, day, events, logins, is_login, key_actions, failures, first_at, last_at
  )
  select id, case when id % 4 = 0 and i % 3 = 0 then 2 else 1 end, day, 1 + (random() * 9)::int, 1, true, 0,
         (random() < 0.001)::int, day, day
  from (
    select id, i, (date '1970-01-01' + floor($1::int - silent - gap * i)::int) as day
    from (
      select id, 1 + 6 * random() as gap, case when random() < 0.3 then 365 * random() else 3 * random() end as silent
      from customer offset 0
    ) habit cross join generate_series(0, $2::int - 1) i
  ) visit
  order by 1, 2, 3`
