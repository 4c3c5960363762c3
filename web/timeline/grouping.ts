import type { Moment } from './queries.ts'

/** One line of the timeline: a moment, or several neighbouring ones of a kind that is grouped. */
export interface TimelineLine {
  key: string
  day: string
  kind: string
  /** Newest first; never empty. */
  moments: readonly Moment[]
}

type Placed = Pick<Moment, 'day' | 'place' | 'at' | 'key'>

/** Newest first; on one day what belongs to the whole day comes first. The same order as on the server. */
export function compareMoments(one: Placed, other: Placed): number {
  if (one.day !== other.day) return one.day < other.day ? 1 : -1
  if (one.place !== other.place) return one.place - other.place
  const [at, otherAt] = [one, other].map((moment) => (moment.at === null ? 0 : Date.parse(moment.at))) as [
    number,
    number,
  ]
  if (at !== otherAt) return otherAt - at
  return one.key < other.key ? -1 : 1
}

/**
 * The lines of the timeline, newest first.
 *
 * @param isGrouped whether neighbouring moments of this kind share a line, within a month
 * @param isWhole false while earlier moments can still be loaded: a group at the end then waits for the rest of it
 */
export function toLines(
  moments: readonly Moment[],
  isGrouped: (kind: string) => boolean,
  isWhole: boolean,
): TimelineLine[] {
  const lines: { key: string; day: string; kind: string; moments: Moment[] }[] = []
  for (const moment of moments.toSorted(compareMoments)) {
    const last = lines.at(-1)
    const isSameGroup =
      last?.kind === moment.kind && isGrouped(moment.kind) && monthOf(last) === monthOf(moment)
    if (isSameGroup) last.moments.push(moment)
    else lines.push({ key: moment.key, day: moment.day, kind: moment.kind, moments: [moment] })
  }
  const last = lines.at(-1)
  return !isWhole && last && isGrouped(last.kind) ? lines.slice(0, -1) : lines
}

const monthOf = ({ day }: { day: string }) => day.slice(0, 7)

/** The lines by month, in the order in which they are given. */
export function groupByMonth(lines: readonly TimelineLine[]): { month: string; lines: TimelineLine[] }[] {
  return [...Map.groupBy(lines, monthOf)].map(([month, own]) => ({ month, lines: own }))
}
