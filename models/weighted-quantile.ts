/** A value and how often it occurs. */
export type Weighted = { value: number; weight: number }

/**
 * The value below which a share of the weight lies. Where the share falls exactly between two values it is their
 * mean, so that the median of grouped values is the ordinary median.
 *
 * @param values in any order; weights ≥ 0
 * @param share from 0 (the least value) to 1 (the greatest)
 * @returns null when there is no weight
 * @throws RangeError for a share outside [0, 1], a negative weight, or a value that is not a number
 * @see Hyndman & Fan (1996), The American Statistician 50, 361–365, definition 2
 * @example weightedQuantile([{ value: 10, weight: 3 }, { value: 20, weight: 1 }, { value: 40, weight: 2 }], 0.5) // 15
 */
export function weightedQuantile(values: readonly Weighted[], share: number): number | null {
  if (!(share >= 0 && share <= 1))
    throw new RangeError(`${share} is not a share: expected a number from 0 to 1`)
  const wrong = values.find(({ value, weight }) => Number.isNaN(value) || !(weight >= 0))
  if (wrong) throw new RangeError(`${JSON.stringify(wrong)}: a value must be a number and a weight ≥ 0`)
  const ordered = values.filter(({ weight }) => weight > 0).sort((one, other) => one.value - other.value)
  const total = ordered.reduce((sum, { weight }) => sum + weight, 0)
  let below = 0
  for (const [index, { value, weight }] of ordered.entries()) {
    below += weight
    const next = ordered[index + 1]
    if (next === undefined || below > share * total) return value
    if (below === share * total) return share === 0 ? value : (value + next.value) / 2
  }
  return null
}
