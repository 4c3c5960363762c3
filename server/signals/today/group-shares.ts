import type { Group } from '../kinds.ts'

/** How many of ten lines each group gets. */
const SHARES: Record<Group, number> = { help: 5, ask: 3, thank: 2 }

/**
 * The first lines of each group by its share. If one group has too few, the others fill its places. Each group keeps
 * its order.
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

/** The position of a group's next line, if its lines were spread evenly. */
const nextPosition = (group: Group, taken: Record<Group, number>) => (taken[group] + 0.5) / SHARES[group]
