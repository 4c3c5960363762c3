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
import type { Counts, Done, Line, Today, TodayLine, WaitingInput, WaitingPage } from './schema.ts'
import * as store from './store.ts'
import { countLines, findLines, loadLineSignals, type AssigneeFilter } from './waiting-store.ts'

/** A number of lines that a person can handle in a day besides other work. */
export const LINES_A_DAY = 10

/**
 * The actor's list for today: lines assigned to them, then unassigned ones, each group with its share and by rank, up
 * to what is left of their limit. Once it is kept it has the same order all day in every browser, without the lines that
 * no longer wait; what has come since is apart.
 */
export async function today(scope: Scope): Promise<Today> {
  const { text, timeZone } = await todayOf(scope)
  const person = personIdOf(scope.actor)
  const limit = (await store.limitOf(scope.db, person)) ?? LINES_A_DAY
  const [handled, done, waiting, since, list] = await Promise.all([
    store.countHandled(scope.db, text, timeZone, person),
    loadDone(scope, text, timeZone, person),
    countLines(scope.db, text, person),
    store.countChanges(scope.db, text, timeZone),
    store.listOf(scope.db, text, person),
  ])
  const chosen = await chooseLines(scope, text, person, Math.max(0, limit - handled))
  const kept = list && (await waitingPlaces(scope, text, person, list.customers))
  const isListed = new Set(list?.customers)
  const later = kept ? chosen.filter(({ customerId }) => !isListed.has(customerId)) : []
  const lines = inSections(await loadLines(scope, text, kept ?? chosen), list)
  const newer = inSections(await loadLines(scope, text, later), null)
  const leftOut = subtractShown(waiting, [...lines, ...newer])
  return { day: text, limit, handled, isKept: list !== null, lines, newer, done, leftOut, since }
}

/** Keeps the lines that are shown: begins the actor's list of the day, or adds to its end. @returns the list */
export async function keepLines(scope: Scope, customers: number[]): Promise<Today> {
  const { text } = await todayOf(scope)
  const person = personIdOf(scope.actor)
  const lines = await loadLines(scope, text, await waitingPlaces(scope, text, person, customers))
  const isColleague = (await listPeople(scope)).some(({ id }) => id === person)
  // Nobody works on an empty list.
  if (lines.length > 0 && isColleague) {
    const added = {
      customers: lines.map(({ customerId }) => customerId),
      sections: lines.map(({ group }) => group),
    }
    await store.addToList(scope.db, text, person, added)
  }
  return today(scope)
}

function inSections(lines: readonly Line[], list: store.DayList | null): TodayLine[] {
  const sections = new Map(list?.customers.map((id, index) => [id, list.sections[index]!]))
  return lines.map((line) => ({ ...line, section: sections.get(line.customerId) ?? line.group }))
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

/** Those of some customers who wait for this person, in the same order. */
async function waitingPlaces(
  scope: Scope,
  day: string,
  person: string,
  keep: number[],
): Promise<LineCursor[]> {
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

/** Sets how many lines the actor wants to see per day; another limit is another list. */
export async function setLimit(scope: Scope, lines: number): Promise<void> {
  const person = personIdOf(scope.actor)
  await store.setLimit(scope.db, person, lines)
  await store.forgetList(scope.db, person)
}
