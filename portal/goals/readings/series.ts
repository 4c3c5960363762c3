import type { Goal, Reading } from '../goal.ts'

/** Whether somebody has said that it is wrong, and nobody has answered yet. */
export const isDisputed = ({ dispute, settled, correctedBy }: Reading): boolean =>
  dispute !== null && settled === null && correctedBy === null

/** The newest first. */
export function newestFirst({ series }: Pick<Goal, 'series'>): Reading[] {
  return series.toSorted((one, other) => other.at.localeCompare(one.at) || other.id - one.id)
}

/** The newest number that counts. */
export function latestOf(goal: Pick<Goal, 'series'>): Reading | null {
  return newestFirst(goal).find(({ counts }) => counts) ?? null
}
