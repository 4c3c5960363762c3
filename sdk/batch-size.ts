/**
 * How many events, counted from the first, go into one batch: as many as fit into the limit, but at least one.
 *
 * @param sizes of the queued events in order, in bytes
 * @param limit of their sum in bytes, including the commas between them
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
