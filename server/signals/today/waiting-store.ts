import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import { allKinds, groupOf, type Kind, type Reason } from '../kinds.ts'
import { groups } from '../schema.ts'
import type { LineCursor } from './cursor.ts'
import type { WaitingSignal } from './lines.ts'
import type { Counts } from './schema.ts'

/** Lines of everybody, of one person, or assigned to nobody. */
export type AssigneeFilter = 'all' | 'nobody' | { id: string }

/** Which lines: a line is a customer with all signals that wait, and the most important group leads it. */
export type LineQuery = {
  /** The day as text. */
  today: string
  assignee: AssigneeFilter
  /** Only lines that are led by a signal of these kinds. */
  mainKinds?: Kind[]
  /** Only lines with such a signal, whatever leads them. */
  about?: { kind: Kind; reason: Reason | undefined }
  /** Only of these customers. */
  customers?: number[]
  after?: LineCursor | null
  limit: number
}

/** 0 for the most important group. */
const importanceOf = (alias: string): RawBuilder<number> => {
  const cases = allKinds.map(
    (kind) => sql`when ${sql.lit(kind)} then ${sql.lit(groups.indexOf(groupOf(kind)))}`,
  )
  return sql`case ${sql.ref(`${alias}.kind`)} ${sql.join(cases, sql` `)} end`
}

const isWaiting = (alias: string, today: string) => {
  const column = (name: string) => sql.ref(`${alias}.${name}`)
  return sql`${column('ended_on')} is null and ${column('addressed_at')} is null
    and (${column('snoozed_until')} is null or ${column('snoozed_until')} <= ${today}::date)`
}

/** The next lines by rank, each as the place of its leading signal, or of the one that it is searched by. */
export async function findLines(db: Db, query: LineQuery): Promise<LineCursor[]> {
  const { today, mainKinds, customers, after, limit } = query
  const { rows } = await sql<LineCursor>`
    select s.rank::text as rank, s.customer_id as "customerId", s.id
    from signal s
    where ${isWaiting('s', today)} and ${isAbout('s', query)} and ${after ? isAfterCursor(after) : sql`true`}
      and ${mainKinds ? sql`s.kind = any(${mainKinds})` : sql`true`}
      and ${customers ? sql`s.customer_id = any(${customers}::bigint[])` : sql`true`}
      and ${matchesAssignee(query.assignee)}
      and not exists (
        select 1 from signal o
        where o.customer_id = s.customer_id and o.id <> s.id and ${isWaiting('o', today)}
          and ${isAbout('o', query)} and ${leads(query.assignee)}
      )
    order by s.rank desc, s.customer_id, s.id
    limit ${limit}
  `.execute(db)
  return rows
}

function isAbout(alias: string, { about }: LineQuery) {
  if (!about) return sql`true`
  const isReason =
    about.reason === undefined ? sql`true` : sql`${sql.ref(`${alias}.reason`)} = ${about.reason}`
  return sql`${sql.ref(`${alias}.kind`)} = ${about.kind} and ${isReason}`
}

const isAfterCursor = ({ rank, customerId, id }: LineCursor) => sql`
  s.rank <= ${rank}::real
  and (s.rank < ${rank}::real or (s.customer_id, s.id) > (${customerId}::bigint, ${id}::bigint))`

function matchesAssignee(assignee: AssigneeFilter) {
  if (assignee === 'all') return sql`true`
  return assignee === 'nobody' ? sql`s.assignee is null` : sql`s.assignee = ${assignee.id}`
}

/** Whether another signal leads the line. A line of which one signal is assigned to a person is theirs as a whole. */
function leads(assignee: AssigneeFilter) {
  const [own, other] = [importanceOf('s'), importanceOf('o')]
  const isBefore = sql`(${other} < ${own}
    or (${other} = ${own} and (o.rank > s.rank or (o.rank = s.rank and o.id < s.id))))`
  if (assignee === 'all') return isBefore
  return assignee === 'nobody'
    ? sql`(o.assignee is not null or ${isBefore})`
    : sql`(o.assignee = ${assignee.id} and ${isBefore})`
}

/** How many lines wait for one person, by their leading group: assigned to them, or to nobody. */
export async function countLines(db: Db, today: string, person: string): Promise<Counts> {
  const { rows } = await sql<{ importance: number; lines: number }>`
    select importance, count(*)::integer as lines
    from (
      select s.customer_id, min(${importanceOf('s')}) as importance
      from signal s where ${isWaiting('s', today)}
      group by 1
      having bool_or(s.assignee = ${person}) or count(s.assignee) = 0
    ) line
    group by 1
  `.execute(db)
  const counts: Counts = { help: 0, ask: 0, thank: 0 }
  for (const { importance, lines } of rows) counts[groups[importance]!] = lines
  return counts
}

/** All signals that wait with the customers at these places, the strongest first. */
export async function loadLineSignals(
  db: Db,
  today: string,
  places: readonly LineCursor[],
): Promise<WaitingSignal[]> {
  const { rows } = await sql<WaitingSignal>`
    select s.customer_id as "customerId", c.name, case when b.customer_id is null then 0 else b.known_total end as total, s.id, s.kind, s.reason,
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
