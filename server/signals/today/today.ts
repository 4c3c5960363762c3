import { todayOf } from '../../platform/calendar/today.ts'
import { listPeople } from '../../platform/people/people.ts'
import { personIdOf } from '../../platform/people/person-id.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { colleagueIn } from '../colleague.ts'
import { allKinds, groupOf, type Group, type Reason } from '../kinds.ts'
import { groups } from '../schema.ts'
import { codeLabels } from '../settings/settings.ts'
import { formatCursor, parseCursor, type LineCursor } from './cursor.ts'
import { pickByShare } from './group-shares.ts'
import { assembleLines } from './lines.ts'
import type { Counts, Done, Line, Today, TodayInput, WaitingInput, WaitingPage } from './schema.ts'
import * as store from './store.ts'
import { countLines, findLines, loadLineSignals, type AssigneeFilter } from './waiting-store.ts'

/** A number of lines that a person can handle in a day besides other work. */
export const LINES_A_DAY = 10

/**
 * The actor's list for today: lines assigned to them, then unassigned ones, each group with its share and by rank, up
 * to what is left of their limit. A caller that keeps its list gets it in the same order all day, without the lines that
 * no longer wait; what has come since is apart. Nothing is stored: the caller says what it keeps.
 */
export async function today(scope: Scope, { list, keep }: TodayInput = {}): Promise<Today> {
  const { text, timeZone } = await todayOf(scope)
  const person = personIdOf(scope.actor)
  const own = `${text} ${person}`
  const limit = (await store.limitOf(scope.db, person)) ?? LINES_A_DAY
  const [handled, done, waiting, since] = await Promise.all([
    store.countHandled(scope.db, text, timeZone, person),
    loadDone(scope, text, timeZone, person),
    countLines(scope.db, text, person),
    store.countChanges(scope.db, text, timeZone),
  ])
  const chosen = await chooseLines(scope, text, person, Math.max(0, limit - handled))
  const kept = list === own && keep ? await keptLines(scope, text, person, keep) : null
  const newer = kept ? chosen.filter((line) => !keep!.includes(line.customerId)) : []
  const lines = await loadLines(scope, text, kept ?? chosen)
  const more = await loadLines(scope, text, newer)
  const leftOut = subtractShown(waiting, [...lines, ...more])
  return { day: text, list: own, limit, handled, lines, newer: more, done, leftOut, since }
}

const kindsOf = (group: Group) => allKinds.filter((kind) => groupOf(kind) === group)

async function chooseLines(scope: Scope, day: string, person: string, most: number): Promise<LineCursor[]> {
  if (most === 0) return []
  const find = (assignee: AssigneeFilter, limit: number, mainKinds = allKinds) =>
    findLines(scope.db, { today: day, assignee, mainKinds, limit })
  const assigned = await find({ id: person }, most)
  const left = most - assigned.length
  const unassigned = async (group: Group) => (left === 0 ? [] : find('nobody', left, kindsOf(group)))
  const [help, ask, thank] = await Promise.all([unassigned('help'), unassigned('ask'), unassigned('thank')])
  const chosen = pickByShare({ help, ask, thank }, left)
  chosen.sort((one, other) => Number(other.rank) - Number(one.rank) || one.customerId - other.customerId)
  return [...assigned, ...chosen]
}

/** Those of the kept customers who still wait for this person, in the order in which they were kept. */
async function keptLines(scope: Scope, day: string, person: string, keep: number[]): Promise<LineCursor[]> {
  if (keep.length === 0) return []
  const of = (assignee: AssigneeFilter) =>
    findLines(scope.db, { today: day, assignee, customers: keep, limit: keep.length })
  const places = [...(await of({ id: person })), ...(await of('nobody'))]
  const byCustomer = new Map(places.map((place) => [place.customerId, place]))
  return [...new Set(keep)].flatMap((id) => byCustomer.get(id) ?? [])
}

async function loadLines(scope: Scope, day: string, places: LineCursor[]): Promise<Line[]> {
  if (places.length === 0) return []
  const [signals, people] = [await loadLineSignals(scope.db, day, places), await listPeople(scope)]
  return assembleLines(places, signals, people)
}

function subtractShown(waiting: Counts, shown: Line[]): Counts {
  const left = { ...waiting }
  for (const group of groups) left[group] -= shown.filter((line) => line.group === group).length
  return left
}

async function loadDone(scope: Scope, day: string, timeZone: string, person: string): Promise<Done[]> {
  const rows = await store.listDone(scope.db, day, timeZone, person)
  const [people, labels] = [await listPeople(scope), await codeLabels(scope)]
  return rows.map(({ toId, ...row }) => ({
    ...row,
    codeLabel: (row.code !== null && labels.get(row.code)) || null,
    to: colleagueIn(people, toId),
  }))
}

/**
 * All waiting lines of everybody, one page at a time, the highest rank first: those of one group, or those with a signal
 * of one kind.
 */
export async function waiting(
  scope: Scope,
  { group, kind, reason, after, limit }: WaitingInput & { reason?: Reason },
): Promise<WaitingPage> {
  const { text } = await todayOf(scope)
  const places = await findLines(scope.db, {
    today: text,
    assignee: 'all',
    ...(kind ? { about: { kind, reason } } : group ? { mainKinds: kindsOf(group) } : {}),
    after: after === undefined ? null : parseCursor(after),
    limit: limit + 1,
  })
  const lines = await loadLines(scope, text, places.slice(0, limit))
  return { lines, next: places.length > limit ? formatCursor(places[limit - 1]!) : null }
}

/** Sets how many lines the actor wants to see per day. */
export async function setLimit(scope: Scope, lines: number): Promise<void> {
  await store.setLimit(scope.db, personIdOf(scope.actor), lines)
}
