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
import type { Counts, Done, Line, Today, WaitingInput, WaitingPage } from './schema.ts'
import * as store from './store.ts'
import { countLines, findLines, loadLineSignals, type AssigneeFilter } from './waiting-store.ts'

/** A number of lines that a person can handle in a day besides other work. */
export const LINES_A_DAY = 10

/**
 * The actor's list for today: lines assigned to them, then unassigned ones, each group with its share and by rank, up
 * to what is left of their limit. Further lines are counted and are in the full list.
 */
export async function today(scope: Scope): Promise<Today> {
  const { text, timeZone } = await todayOf(scope)
  const person = personIdOf(scope.actor)
  const limit = (await store.limitOf(scope.db, person)) ?? LINES_A_DAY
  const [handled, done, waiting, since] = await Promise.all([
    store.countHandled(scope.db, text, timeZone, person),
    loadDone(scope, text, timeZone, person),
    countLines(scope.db, text, person),
    store.countChanges(scope.db, text, timeZone),
  ])
  const lines = await chooseLines(scope, text, person, Math.max(0, limit - handled))
  return { day: text, limit, handled, lines, done, leftOut: subtractShown(waiting, lines), since }
}

const kindsOf = (group: Group) => allKinds.filter((kind) => groupOf(kind) === group)

async function chooseLines(scope: Scope, day: string, person: string, most: number): Promise<Line[]> {
  if (most === 0) return []
  const find = (assignee: AssigneeFilter, limit: number, kinds = allKinds) =>
    findLines(scope.db, { today: day, assignee, kinds, after: null, limit })
  const assigned = await find({ id: person }, most)
  const left = most - assigned.length
  const unassigned = async (group: Group) => (left === 0 ? [] : find('nobody', left, kindsOf(group)))
  const [help, ask, thank] = await Promise.all([unassigned('help'), unassigned('ask'), unassigned('thank')])
  const chosen = pickByShare({ help, ask, thank }, left)
  chosen.sort((one, other) => Number(other.rank) - Number(one.rank) || one.customerId - other.customerId)
  return loadLines(scope, day, [...assigned, ...chosen])
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

/** All waiting lines of everybody, one page at a time, the highest rank first. */
export async function waiting(
  scope: Scope,
  { group, kind, reason, after, limit }: WaitingInput & { reason?: Reason },
): Promise<WaitingPage> {
  const { text } = await todayOf(scope)
  const kinds = allKinds.filter((one) => (!group || groupOf(one) === group) && (!kind || one === kind))
  const places = await findLines(scope.db, {
    today: text,
    assignee: 'all',
    kinds,
    reason,
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
