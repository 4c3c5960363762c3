/** The same numbers in every run (mulberry32), so that a back-test can be repeated. */
export function sequence(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** How often each of so many customers is drawn when as many are drawn with replacement. */
export function drawCustomers(customers: number, random: () => number): Uint32Array {
  const times = new Uint32Array(customers)
  for (let draw = 0; draw < customers; draw++) times[Math.floor(random() * customers)]! += 1
  return times
}

/**
 * The 95 % interval of a statistic over resampled customers (percentile bootstrap).
 *
 * @param values one per resample; what could not be computed is left out
 * @example percentileInterval([4, 1, 3, 2, 5]) // { low: 1, high: 5 }
 */
export function percentileInterval(values: readonly number[]): { low: number; high: number } | null {
  const sorted = values.filter(Number.isFinite).sort((one, other) => one - other)
  if (sorted.length === 0) return null
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!
  return { low: at(0.025), high: at(0.975) }
}
