import { sql } from 'kysely'
import { formatDay, type Day } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Context } from '../detect/context.ts'
import { NO_PEERS, type Peers } from '../population/peers.ts'
import type { SameAge } from '../population/same-age.ts'
import { DEFAULT_TYPICAL, type TypicalRhythms } from '../rhythm/typical.ts'
import { settings } from '../settings/store.ts'

/** What customers are compared with and ranked by until the next night. */
export type Baseline = { context: Context; averageTotal: number }

type Row = {
  typical: TypicalRhythms | null
  peers: Peers | null
  sameAge: SameAge | null
  averageTotal: number
  trackingSince: Day | null
}

/** As fitted last night; before the first night, the defaults for a new company. */
export async function loadBaseline(db: Db): Promise<Baseline> {
  const { rows } = await sql<Row>`
    select typical, peers, same_age as "sameAge", average_total as "averageTotal",
           tracking_since - date '1970-01-01' as "trackingSince"
    from signal_baseline
  `.execute(db)
  const { typical, peers, sameAge, averageTotal, trackingSince } = rows[0]!
  return {
    context: {
      settings: await settings(db),
      typical: typical ?? DEFAULT_TYPICAL,
      peers: peers ?? NO_PEERS,
      sameAge: sameAge ?? [],
      trackingSince,
    },
    averageTotal,
  }
}

export async function saveBaseline(db: Db, context: Context, now: Date): Promise<void> {
  await sql`
    update signal_baseline set
      fitted_at = ${now}, typical = ${JSON.stringify(context.typical)}::jsonb,
      peers = ${JSON.stringify(context.peers)}::jsonb, same_age = ${JSON.stringify(context.sameAge)}::jsonb,
      average_total = (select coalesce(sum(total)::float8 / nullif(sum(customers), 0)::float8, 0) from fact_first_day),
      tracking_since = ${context.trackingSince === null ? null : formatDay(context.trackingSince)}::date
  `.execute(db)
}

/** The first event of all was reported after the last night: from that day on buyers are expected to log in. */
export async function setTrackingSince(db: Db, day: Day): Promise<void> {
  await sql`
    update signal_baseline set tracking_since = ${formatDay(day)}::date
    where tracking_since is null or tracking_since > ${formatDay(day)}::date
  `.execute(db)
}

export async function requestFullRun(db: Db): Promise<void> {
  await sql`update signal_baseline set requested_runs = requested_runs + 1`.execute(db)
}

/** The signals of all customers are those of this day. @param requested the number of requests when the run began */
export async function completeFullRun(db: Db, today: Day, requested: number): Promise<void> {
  await sql`
    update signal_baseline set detected_on = ${formatDay(today)}::date, completed_runs = greatest(completed_runs, ${requested})
  `.execute(db)
}
