/**
 * The share of a total that its largest contributors hold: how much a company depends on a few customers. The top k are
 * `round(n × fraction)`, at least one.
 *
 * @param holdings one number per holder, in any order
 * @param fraction which part of the holders is the top, above 0 and at most 1
 * @returns how many the top are and their share; `share` is null when the total is not positive
 * @throws RangeError for a fraction outside (0, 1]
 * @example topShare([50, 10, 10, 10, 10, 10], 0.2) // { k: 1, share: 0.5 }
 */
export function topShare(holdings: readonly number[], fraction: number): { k: number; share: number | null } {
  if (!(fraction > 0 && fraction <= 1))
    throw new RangeError(`${fraction} is not a part: expected a number in (0, 1]`)
  const total = holdings.reduce((sum, held) => sum + held, 0)
  const k = topCount(holdings.length, fraction)
  if (!(total > 0)) return { k, share: null }
  const top = holdings.toSorted((one, other) => other - one).slice(0, k)
  return { k, share: top.reduce((sum, held) => sum + held, 0) / total }
}

/**
 * How many the top fraction of n are: rounded, and at least one where there is anybody.
 *
 * @example topCount(23570, 0.01) // 236
 */
export function topCount(n: number, fraction: number): number {
  return n === 0 ? 0 : Math.max(1, Math.round(n * fraction))
}
