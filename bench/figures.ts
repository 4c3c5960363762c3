/** One line of the table: what was measured, the result, and the goal for it. */
export type Figure = { what: string; value: number; unit: 'ms' | 's' | '×' | 'MB'; goal: number | null }

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
}

/** The duration of one run, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now()
  await work()
  return performance.now() - startedAt
}

const ROUNDS = 5

/** The median duration of several runs, in milliseconds. */
export async function medianTime(work: () => Promise<unknown>): Promise<number> {
  const times = []
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(work))
  return median(times)
}

const DIGITS = { ms: 0, s: 1, '×': 2, MB: 0 }

/** @example line({ what: 'a page', value: 12, unit: 'ms', goal: 100 }) */
export function formatFigure({ what, value, unit, goal }: Figure): string {
  const format = (number: number) => `${number.toFixed(DIGITS[unit])} ${unit}`
  const met = goal === null ? '' : isMet({ what, value, unit, goal }) ? 'met' : 'NOT MET'
  const limit = goal === null ? '' : `≤ ${format(goal)}`
  return `${what.padEnd(58)}${format(value).padStart(12)}${limit.padStart(14)}   ${met}`.trimEnd()
}

export const isMet = ({ value, goal }: Figure) => goal === null || value <= goal
