import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import { allKinds, groupOf, type Group, type Kind, type Reason } from '../kinds.ts'
import type { LineCursor } from './cursor.ts'
import type { WaitingSignal } from './lines.ts'
import type { Counts } from './schema.ts'

/** Lines of everybody, of one person, or assigned to nobody. */
export type AssigneeFilter = 'all' | 'nobody' | { id: string }

export type LineQuery = {
  /** The day as text. */
  today: string
  assignee: AssigneeFilter
  kinds: Kind[]
  /** Only signals with this reason; undefined: any. */
  reason?: Reason | undefined
  after: LineCursor | null
  limit: number
}

const groupIn = (alias: string): RawBuilder<Group> => {
  const cases = allKinds.map((kind) => sql`when ${sql.lit(kind)} then ${sql.lit(groupOf(kind))}`)
  return sql`case ${sql.ref(`${alias}.kind`)} ${sql.join(cases, sql` `)} end`
}

const isWaiting = (alias: string, today: string) => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`${column('ended_on')} is null and ${column('addressed_at')} is null
    and (${column('snoozed_until')} is null or ${column('snoozed_until')} <= ${today}::date)`
}

/** The next lines by rank, each as the place of its strongest signal. */
export async function findLines(db: Db, query: LineQuery): Promise<LineCursor[]> {
  const { today, kinds, reason, after, limit } = query
  const isAbout = (alias: string) => sql`${sql.ref(`${alias}.kind`)} = any(${kinds})
    and ${reason === undefined ? sql`true` : sql`${sql.ref(`${alias}.reason`)} = ${reason}`}`
  const { rows } = await sql<LineCursor>`
    select s.rank::text as rank, s.customer_id as "customerId", s.id
    from signal s
    where ${isWaiting('s', today)} and ${isAbout('s')} and ${after ? isAfterCursor(after) : sql`true`}
      and ${matchesAssignee(query.assignee)}
      and not exists (
        select 1 from signal o
        where o.customer_id = s.customer_id and o.id <> s.id and ${isWaiting('o', today)}
          and ${isAbout('o')} and ${groupIn('o')} = ${groupIn('s')} and ${ranksHigher(query.assignee)}
      )
    order by s.rank desc, s.customer_id, s.id
    limit ${limit}
  `.execute(db)
  return rows
}

const isAfterCursor = ({ rank, customerId, id }: LineCursor) => sql`
  s.rank <= ${rank}::real
  and (s.rank < ${rank}::real or (s.customer_id, s.id) > (${customerId}::bigint, ${id}::bigint))`

function matchesAssignee(assignee: AssigneeFilter) {
  if (assignee === 'all') return sql`true`
  return assignee === 'nobody' ? sql`s.assignee is null` : sql`s.assignee = ${assignee.id}`
}

/** A line of which one signal is assigned to a person is theirs as a whole. */
function ranksHigher(assignee: AssigneeFilter) {
  const stronger = sql`(o.rank > s.rank or (o.rank = s.rank and o.id < s.id))`
  if (assignee === 'all') return stronger
  return assignee === 'nobody'
    ? sql`(o.assignee is not null or ${stronger})`
    : sql`(o.assignee = ${assignee.id} and ${stronger})`
}

/** How many lines wait for one person, by group: assigned to them, or to nobody. */
export async function countLines(db: Db, today: string, person: string): Promise<Counts> {
  const { rows } = await sql<{ group: Group; lines: number }>`
    select "group", count(*)::integer as lines
    from (
      select s.customer_id, ${groupIn('s')} as "group"
      from signal s where ${isWaiting('s', today)}
      group by 1, 2
      having bool_or(s.assignee = ${person}) or count(s.assignee) = 0
    ) line
    group by 1
  `.execute(db)
  const counts: Counts = { help: 0, ask: 0, thank: 0 }
  for (const { group, lines } of rows) counts[group] = lines
  return counts
}

/** All signals that wait with the customers at these places, the strongest first. */
export async function loadLineSignals(
  db: Db,
  today: string,
  places: readonly LineCursor[],
): Promise<WaitingSignal[]> {
  const { rows } = await sql<WaitingSignal>`
    select s.customer_id as "customerId", c.name, coalesce(b.total, 0) as total, s.id, s.kind, s.reason,
           s.since - date '1970-01-01' as since, s.strength, s.evidence, s.assignee as "assigneeId",
           k.name as "contactName"
    from signal s join fact_customer c on c.customer_id = s.customer_id
    left join fact_contact k on k.customer_id = s.customer_id and k.contact_id = (s.evidence ->> 'contactId')::bigint
    left join fact_buyer b on b.customer_id = s.customer_id
    where s.customer_id = any(${places.map((place) => place.customerId)}) and ${isWaiting('s', today)}
    order by s.strength desc, s.id
  `.execute(db)
  return rows
}
