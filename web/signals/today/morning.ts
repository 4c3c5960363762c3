import type { Group } from '../../../server/signals/kinds.ts'

/** The part of the answer that is kept: whose list of which day it is, and its lines. */
interface ShownList {
  list: string
  lines: readonly { customerId: number; group: Group }[]
}

/** A line keeps its place and its section all day, also when its reasons change. */
type Place = readonly [customerId: number, group: Group]
interface KeptList {
  list: string
  places: Place[]
}

const KEY = 'rondo-today'

function read(): KeptList | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as KeptList | null
  } catch {
    // A browser without storage chooses the list with each visit.
    return null
  }
}

function write(kept: KeptList | null): void {
  try {
    if (kept) localStorage.setItem(KEY, JSON.stringify(kept))
    else localStorage.removeItem(KEY)
  } catch {
    // As above.
  }
}

/** The list that this browser keeps, as the server wants to know it. */
export function keptList(): { list?: string; keep?: string } {
  const kept = read()
  return kept ? { list: kept.list, keep: kept.places.map(([id]) => id).join(',') } : {}
}

/** Keeps the list of a new day, or of another person, as it was first shown. Nobody works on an empty one. */
export function keepList({ list, lines }: ShownList): void {
  if (lines.length > 0 && read()?.list !== list) write({ list, places: lines.map(toPlace) })
}

/** Adds lines that came later, at the end of their sections. */
export function addToList({ list, lines }: ShownList): void {
  const kept = read()
  if (kept?.list !== list) return
  const isKept = new Set(kept.places.map(([id]) => id))
  const added = lines.filter(({ customerId }) => !isKept.has(customerId)).map(toPlace)
  write({ list, places: [...kept.places, ...added] })
}

/** The next answer is a list of its own. */
export const forgetList = (): void => write(null)

/** The section of each customer of a list that is kept. */
export function sectionsOf(list: string): ReadonlyMap<number, Group> {
  const kept = read()
  return new Map(kept?.list === list ? kept.places : [])
}

const toPlace = ({ customerId, group }: ShownList['lines'][number]): Place => [customerId, group]
