import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import type { SignalBasis } from './schema.ts'

type Period = { customers: number; since: string | null; last: string | null }

/** From standings and tallies, so that it costs the same with ten million log-ins. */
export async function loadBasis(db: Db): Promise<SignalBasis> {
  const { rows } = await sql<{ orders: Period; logins: Period; goals: { customers: number; goals: number } }>`
    select (select jsonb_build_object('customers', coalesce(sum(customers), 0), 'since', min(first_day), 'last', (
              select max(last_day) from (
                select last_day from fact_last group by last_day having sum(customers) > 0) l))
            from (select first_day, sum(customers) as customers from fact_first_day
                  group by first_day having sum(customers) > 0) f) as orders,
           (select jsonb_build_object('customers', count(*), 'since', min(first_day), 'last', max(last_day))
            from fact_usage where login_days > 0) as logins,
           (select jsonb_build_object('customers', count(distinct customer_id), 'goals', count(*))
            from fact_goal where status <> 'dropped' and readings > 0) as goals
  `.execute(db)
  const { orders, logins, goals } = rows[0]!
  return { orders: known(orders), logins: known(logins), goals: goals.goals > 0 ? goals : null }
}

function known({ customers, since, last }: Period): SignalBasis['orders'] {
  return customers > 0 && since !== null && last !== null ? { customers, since, last } : null
}
