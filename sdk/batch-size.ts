/**
 * How many of what waits go out together, from the first: as many as fit into a size, and one at least.
 *
 * @param sizes of what waits, in order, in bytes
 * @param limit of their sum, in bytes; a comma between two counts too
 *
 * @example countFitting([10, 10, 10], 25) // 2
 * @example countFitting([99, 10], 25) // 1
 * @example countFitting([], 25) // 0
 */
export function countFitting(sizes: readonly number[], limit: number): number {
  let [count, sum] = [0, 0]
  for (const size of sizes) {
    sum += size + 1
    if (sum > limit && count > 0) break
    count++
  }
  return count
}
