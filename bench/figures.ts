/** One line of the table: what was measured, what came out, and whether it is as good as it should be. */
export type Figure = { what: string; value: number; unit: 'ms' | 's' | '×' | 'MB'; goal: number | null }

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return (sorted[Math.floor((sorted.length - 1) / 2)]! + sorted[Math.ceil((sorted.length - 1) / 2)]!) / 2
}

/** How long something takes, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

const ROUNDS = 5

/** How long it takes usually, in milliseconds. */
export async function medianTime(ask: () => Promise<unknown>): Promise<number> {
  const times = []
  for (let round = 0; round < ROUNDS; round++) times.push(await timed(ask))
  return median(times)
}

const DIGITS = { ms: 0, s: 1, '×': 2, MB: 0 }

/** @example line({ what: 'a page', value: 12, unit: 'ms', goal: 100 }) */
export function formatFigure({ what, value, unit, goal }: Figure): string {
  const write = (number: number) => `${number.toFixed(DIGITS[unit])} ${unit}`
  const met = goal === null ? '' : isMet({ what, value, unit, goal }) ? 'met' : 'NOT MET'
  const aim = goal === null ? '' : `≤ ${write(goal)}`
  return `${what.padEnd(58)}${write(value).padStart(12)}${aim.padStart(14)}   ${met}`.trimEnd()
}

export const isMet = ({ value, goal }: Figure) => goal === null || value <= goal
