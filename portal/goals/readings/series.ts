import type { Goal, Reading } from '../goal.ts'

/** Whether the reading has an open dispute. */
export const isDisputed = ({ dispute, settled, correctedBy }: Reading): boolean =>
  dispute !== null && settled === null && correctedBy === null

/** The newest first. */
export function newestFirst({ series }: Pick<Goal, 'series'>): Reading[] {
  return series.toSorted((one, other) => other.at.localeCompare(one.at) || other.id - one.id)
}

/** The newest reading that counts. */
export function latestOf(goal: Pick<Goal, 'series'>): Reading | null {
  return newestFirst(goal).find(({ counts }) => counts) ?? null
}
