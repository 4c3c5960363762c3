import { sql } from 'kysely'
import { formatDay, type Day } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import type { History } from '../history/history.ts'
import { allKinds, type Kind } from '../kinds.ts'
import { isSampled } from '../population/population.ts'
import type { KindRecord } from '../schema.ts'
import { observationsOf } from './observations.ts'
import { TrackRecord, type Spell } from './track-record.ts'

/** What happened longer ago says little about the signals of today. */
const LOOK_BACK_DAYS = 365

/** How often each kind was right, as counted in the last night. */
export async function trackRecords({ db }: Scope): Promise<KindRecord[]> {
  const { rows } = await sql<{ record: KindRecord }>`select record from signal_record`.execute(db)
  return allKinds.flatMap((kind) =>
    rows.filter(({ record }) => record.kind === kind).map(({ record }) => record),
  )
}

/** Of more customers a fixed part, chosen by their ids, is enough to compare with. */
const MOST_COMPARED = 20_000

/** Counts while the histories of everybody pass by. */
export type RecordCounter = { add: (page: History[]) => Promise<void>; save: () => Promise<void> }

/** Begins to count what came of the signals of the last year, up to the end of yesterday. */
export async function startCounting(scope: Scope): Promise<RecordCounter> {
  const { db } = scope
  const { day: today } = await todayOf(scope)
  const from = Math.max(await firstOpened(db, today), today - LOOK_BACK_DAYS)
  const through = today - 1
  const every = Math.max(1, (await countCustomers(db)) / MOST_COMPARED)
  const counts = allKinds.map((kind) => ({ kind, record: new TrackRecord(kind, from, through) }))
  return {
    async add(page) {
      const spells = Map.groupBy(await spellsOf(db, page, from), ({ customerId }) => customerId)
      for (const history of page) {
        const own = spells.get(history.customerId) ?? []
        const isCompared = isSampled(history.customerId, every)
        if (!isCompared && own.length === 0) continue
        const moments = observationsOf(history, isCompared ? from : Infinity, through)
        for (const { record } of counts) record.add(history, own, moments)
      }
    },
    async save() {
      const labels = await codeLabels(db)
      for (const { kind, record } of counts) await saveRecord(db, asRecord(kind, record, labels, today))
    },
  }
}

async function countCustomers(db: Db): Promise<number> {
  const { rows } = await sql<{ customers: number }>`select count(*) as customers from customer`.execute(db)
  return rows[0]!.customers
}

async function firstOpened(db: Db, today: Day): Promise<Day> {
  const { rows } = await sql<{ day: Day | null }>`
    select min(opened_on) - date '1970-01-01' as day from signal
  `.execute(db)
  return rows[0]!.day ?? today
}

async function spellsOf(db: Db, page: History[], from: Day): Promise<(Spell & { customerId: number })[]> {
  const { rows } = await sql<Spell & { customerId: number }>`
    select customer_id as "customerId", kind, opened_on - date '1970-01-01' as "openedOn",
           ended_on - date '1970-01-01' as "endedOn", code
    from signal
    where customer_id between ${page[0]!.customerId} and ${page.at(-1)!.customerId}
      and (ended_on is null or ended_on >= ${formatDay(from)}::date)
  `.execute(db)
  return rows
}

async function codeLabels(db: Db): Promise<Map<string, string>> {
  const { rows } = await sql<{ code: string; label: string }>`select code, label from signal_code`.execute(db)
  return new Map(rows.map(({ code, label }) => [code, label]))
}

function asRecord(kind: Kind, record: TrackRecord, labels: Map<string, string>, today: Day): KindRecord {
  const { codes, ...counted } = record.counted()
  const named = [...codes].map(([code, count]) => ({ code, label: labels.get(code) ?? code, count }))
  return {
    kind,
    countedOn: formatDay(today),
    ...counted,
    codes: named.sort((one, other) => other.count - one.count),
  }
}

async function saveRecord(db: Db, record: KindRecord): Promise<void> {
  await sql`
    insert into signal_record (kind, counted_on, record)
    values (${record.kind}, ${record.countedOn}::date, ${JSON.stringify(record)}::jsonb)
    on conflict (kind) do update set counted_on = excluded.counted_on, record = excluded.record
  `.execute(db)
}
