import { sql } from 'kysely'
import { formatDay } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import type { Changes, OpenSignal } from './changes.ts'

/** Every signal of these customers that had not ended before today, addressed or not. */
export async function loadOpenSignals(db: Db, customers: number[], today: string): Promise<OpenSignal[]> {
  const columns = sql`
    customer_id as "customerId", id, kind, reason, since - date '1970-01-01' as since, strength, rank, evidence,
    ended_on is not null as "hasEndedToday"
  `
  const { rows } = await sql<OpenSignal>`
    select ${columns} from signal where ended_on = ${today}::date and customer_id = any(${customers}::bigint[])
    union all
    select ${columns} from signal where ended_on is null and customer_id = any(${customers}::bigint[])
  `.execute(db)
  return rows
}

/** Writes with one statement for each type of change, for one signal or thousands. */
export async function writeChanges(db: Db, changes: Changes, today: string, now: Date): Promise<void> {
  await end(db, changes.ended, today, now)
  await update(db, changes.updated, now)
  await open(db, changes.opened, today, now)
}

async function end(db: Db, ended: Changes['ended'], today: string, now: Date): Promise<void> {
  if (ended.length === 0) return
  await sql`
    update signal s set ended_on = ${today}::date, updated_at = ${now}
    from unnest(${ended.map((one) => one.customerId)}::bigint[], ${ended.map((one) => one.id)}::bigint[]) e (customer_id, id)
    where s.customer_id = e.customer_id and s.id = e.id
  `.execute(db)
}

async function update(db: Db, updated: Changes['updated'], now: Date): Promise<void> {
  if (updated.length === 0) return
  const of = <Field extends keyof (typeof updated)[0]>(field: Field) => updated.map((one) => one[field])
  await sql`
    update signal s set ended_on = null, strength = u.strength, rank = u.rank, evidence = u.evidence::jsonb, updated_at = ${now}
    from unnest(
      ${of('customerId')}::bigint[], ${of('id')}::bigint[], ${of('strength')}::real[], ${of('rank')}::real[],
      ${of('evidence').map((evidence) => JSON.stringify(evidence))}::text[]
    ) u (customer_id, id, strength, rank, evidence)
    where s.customer_id = u.customer_id and s.id = u.id
  `.execute(db)
}

/** Locks the rows of the customers, so that one who is being deleted gets no signal. */
async function open(db: Db, opened: Changes['opened'], today: string, now: Date): Promise<void> {
  if (opened.length === 0) return
  const of = <Field extends keyof (typeof opened)[0]>(field: Field) => opened.map((one) => one[field])
  await sql`
    insert into signal (
      customer_id, kind, reason, since, strength, rank, evidence, opened_on, updated_at
    )
    select o.customer_id, o.kind, o.reason, o.since, o.strength, o.rank, o.evidence::jsonb, ${today}::date, ${now}
    from unnest(
      ${of('customerId')}::bigint[], ${of('kind')}::text[], ${of('reason')}::text[],
      ${opened.map(({ since }) => formatDay(since))}::date[], ${of('strength')}::real[], ${of('rank')}::real[],
      ${of('evidence').map((evidence) => JSON.stringify(evidence))}::text[]
    ) o (customer_id, kind, reason, since, strength, rank, evidence)
    join fact_customer c on c.customer_id = o.customer_id
    for key share of c
  `.execute(db)
}
