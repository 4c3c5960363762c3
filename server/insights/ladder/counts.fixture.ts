import type { LadderCounts } from './counts.ts'

/** What the ladder is computed from, by a loop over every customer's days of purchases until a day. */
export function countsOf(histories: readonly (readonly number[])[], observedThrough: number): LadderCounts {
  const [gaps, lastOrders, reached]: [
    LadderCounts['gaps'][number][],
    LadderCounts['lastOrders'][number][],
    LadderCounts['reached'][number][],
  ] = [[], [], []]
  for (const days of histories) {
    for (const [at, day] of days.entries()) {
      const nth = at + 1
      gaps.push({ nth, gapDays: at === 0 ? null : day - days[at - 1]!, customers: 1 })
      if (nth > 1) reached.push({ nth, watchedDays: observedThrough - day, customers: 1 })
    }
    lastOrders.push({ purchases: days.length, lastDay: days.at(-1)!, customers: 1 })
  }
  return { gaps, lastOrders, reached, observedThrough }
}
