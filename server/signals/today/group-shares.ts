import type { Group } from '../kinds.ts'

/** Of ten lines so many of each group: the one who stopped comes first, and the one whose window closes is not forgotten. */
const SHARES: Record<Group, number> = { help: 5, ask: 3, thank: 2 }

/**
 * The first lines of every group by its share; what one group lacks the others fill. Each group keeps its order.
 *
 * @example pickByShare({ help: ['Ada', 'Ben'], ask: ['Cleo'], thank: [] }, 2) // ['Ada', 'Cleo']
 */
export function pickByShare<Line>(lines: Record<Group, readonly Line[]>, most: number): Line[] {
  const groups = Object.keys(SHARES) as Group[]
  const taken: Record<Group, number> = { help: 0, ask: 0, thank: 0 }
  const chosen: Line[] = []
  while (chosen.length < most) {
    const open = groups.filter((group) => taken[group] < lines[group].length)
    if (open.length === 0) break
    const next = open.reduce((one, other) =>
      nextPosition(other, taken) < nextPosition(one, taken) ? other : one,
    )
    chosen.push(lines[next][taken[next]++]!)
  }
  return chosen
}

/** Whose next line is nearest to its share: the middle of the stretch that it takes up. */
const nextPosition = (group: Group, taken: Record<Group, number>) => (taken[group] + 0.5) / SHARES[group]
