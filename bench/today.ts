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

/** The day after the last of the town. */
const NOW = new Date('2026-01-01T09:00:00Z')
const DAY = Math.floor(NOW.getTime() / DAY_MS)
const LOGINS_EACH = 100

/** The list of a day for a company whose customers come about a hundred times each: made anew, and asked for. */
export async function daily(customers: number, say: (words: string) => void): Promise<Figure[]> {
  await using house = await BenchDatabase.open()
  const size = `${customers.toLocaleString('en')} customers`
  say(`Making up ${size} who log in.`)
  await makeCompany(house.scope.pool, Math.round(customers / 0.3))
  await refreshAll(house.scope)
  const rows = await makeVisits(house.scope.pool)
  await house.scope.pool.query('vacuum analyze')
  const scope: Scope = { ...house.scope, now: NOW }
  const figures: Figure[] = []
  const note = (what: string, value: number, unit: Figure['unit'], goal: number | null = null) =>
    figures.push({ what: `${size}: ${what}`, value, unit, goal })
  say(`Making the signals of ${rows.toLocaleString('en')} days with a log-in.`)
  note('the measure fitted', (await timed(() => fitBaseline(scope))) / 1000, 's')
  note('signals anew', (await timed(() => refresh(scope, 'all', DAY))) / 1000, 's')
  const night = await peak(() => timed(() => runNightly({ ...scope, now: new Date(NOW.getTime() + DAY_MS) })))
  note('the whole night', night.answer / 1000, 's', 60)
  note('memory beyond what was there', night.megabytes, 'MB', 200)
  await house.scope.pool.query('analyze signal')
  note('Today', await medianTime(() => today(scope)), 'ms', 100)
  note('a page of all that waits', await medianTime(() => waiting(scope, { limit: 50 })), 'ms', 100)
  note('one customer anew', await medianTime(() => refresh(scope, [1234], DAY)), 'ms', 50)
  return figures
}

async function peak<Answer>(work: () => Promise<Answer>): Promise<{ answer: Answer; megabytes: number }> {
  const before = process.memoryUsage().rss
  let most = before
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 50)
  const answer = await work()
  clearInterval(watch)
  return { answer, megabytes: (most - before) / 2 ** 20 }
}

/** A hundred log-ins each at their own distance; three in ten have stopped, at any time in the last year. */
async function makeVisits(pool: Pool): Promise<number> {
  const client = await pool.connect()
  try {
    await client.query('set max_parallel_workers_per_gather = 0; select setseed(0.42)')
    const { rowCount } = await client.query(VISITS, [DAY, LOGINS_EACH])
    return rowCount ?? 0
  } finally {
    client.release()
  }
}

const VISITS = `
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
