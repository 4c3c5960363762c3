import { sql } from 'kysely'
import type { Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { personIdOf } from '../../platform/people/person-id.ts'
import { pickByShare } from './group-shares.ts'
import { allKinds, groupOf, type Group } from '../kinds.ts'
import type { Colleague, Counts, Done, Line, Today } from '../schema.ts'
import { groups } from '../schema.ts'
import { limitOf } from '../settings/store.ts'
import { countLines, loadLines, findLines, type AssigneeFilter } from './waiting-store.ts'

/** Few enough to be done on one day beside other work. */
export const LINES_A_DAY = 10

/**
 * The day's list of whoever asks: what colleagues gave them, then what nobody has, of each group its share by rank, up
 * to what is left of their limit. What is left out is counted, and stands in the full list.
 */
export async function today(scope: Scope): Promise<Today> {
  const { text, timeZone } = await todayOf(scope)
  const person = personIdOf(scope.actor)
  const limit = (await limitOf(scope.db, person)) ?? LINES_A_DAY
  const [handled, done, waiting, since] = await Promise.all([
    countHandled(scope, text, timeZone, person),
    loadDone(scope, text, timeZone, person),
    countLines(scope.db, text, person),
    sinceYesterday(scope, text, timeZone),
  ])
  const lines = await chooseLines(scope, text, person, Math.max(0, limit - handled))
  return { day: text, limit, handled, lines, done, leftOut: subtractShown(waiting, lines), since }
}

const kindsOf = (group: Group) => allKinds.filter((kind) => groupOf(kind) === group)

async function chooseLines({ db }: Scope, day: string, person: string, most: number): Promise<Line[]> {
  if (most === 0) return []
  const walk = (whose: AssigneeFilter, limit: number, kinds = allKinds) =>
    findLines(db, { today: day, assignee: whose, kinds, after: null, limit })
  const given = await walk({ id: person }, most)
  const left = most - given.length
  const free = async (group: Group) => (left === 0 ? [] : walk('nobody', left, kindsOf(group)))
  const [help, ask, thank] = await Promise.all([free('help'), free('ask'), free('thank')])
  const chosen = pickByShare({ help, ask, thank }, left)
  chosen.sort((one, other) => Number(other.rank) - Number(one.rank) || one.customerId - other.customerId)
  return loadLines(db, day, [...given, ...chosen])
}

function subtractShown(waiting: Counts, shown: Line[]): Counts {
  const left = { ...waiting }
  for (const group of groups) left[group] -= shown.filter((line) => line.group === group).length
  return left
}

/** Lines that this person acted on today and that no longer wait for them: they count against the limit. */
async function countHandled({ db }: Scope, day: string, timeZone: string, person: string): Promise<number> {
  const { rows } = await sql<{ lines: number }>`
    select count(*)::integer as lines
    from (
      select a.customer_id, a.line_group
      from signal_action a
      left join signal s on s.customer_id = a.customer_id and s.id = any(a.signal_ids)
        and s.ended_on is null and s.addressed_at is null
        and (s.snoozed_until is null or s.snoozed_until <= ${day}::date)
        and (s.assignee is null or s.assignee = ${person})
      where a.by_user = ${person} and a.undone_at is null
        and a.acted_at >= ${day}::date::timestamp at time zone ${timeZone}
      group by 1, 2
      having count(s.id) = 0
    ) line
  `.execute(db)
  return rows[0]!.lines
}

type DoneRow = Omit<Done, 'group' | 'to'> & { group: Group; to: string | null; toName: string | null }

async function loadDone({ db }: Scope, day: string, timeZone: string, person: string): Promise<Done[]> {
  const { rows } = await sql<DoneRow>`
    select a.id, a.customer_id as "customerId", c.name, a.line_group as "group", a.action,
           (select coalesce(array_agg(distinct s.kind), '{}') from signal s
            where s.customer_id = a.customer_id and s.id = any(a.signal_ids)) as kinds,
           a.chosen ->> 'code' as code, k.label as "codeLabel", coalesce(a.chosen ->> 'words', '') as words,
           a.chosen ->> 'until' as until, a.chosen ->> 'to' as "to", u.name as "toName", a.acted_at as at
    from signal_action a join customer c on c.id = a.customer_id
    left join signal_code k on k.code = a.chosen ->> 'code'
    left join auth_user u on u.id = a.chosen ->> 'to'
    where a.by_user = ${person} and a.undone_at is null
      and a.acted_at >= ${day}::date::timestamp at time zone ${timeZone}
    order by a.acted_at desc, a.id desc limit 500
  `.execute(db)
  return rows.map(({ to, toName, ...row }) => ({ ...row, to: to === null ? null : colleague(to, toName) }))
}

const colleague = (id: string, name: string | null): Colleague => ({ id, name: name ?? id })

async function sinceYesterday({ db }: Scope, day: string, timeZone: string): Promise<Today['since']> {
  const { rows } = await sql<Today['since']>`
    select (select count(*) from signal where opened_on >= ${day}::date - 1) as opened,
           (select count(*) from signal where ended_on >= ${day}::date - 1) as ended,
           (select count(*) from signal
            where addressed_at >= (${day}::date - 1)::timestamp at time zone ${timeZone}) as addressed
  `.execute(db)
  return rows[0]!
}
