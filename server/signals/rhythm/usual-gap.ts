const RECENT_GAPS = 20

/**
 * The usual number of days between two log-in days: the lower median of the last twenty gaps.
 *
 * @param days ascending, without duplicates, at least two
 * @example usualGap(Int32Array.of(1, 3, 5, 12)) // 2
 */
export function usualGap(days: Int32Array): number {
  const recent = days.subarray(-RECENT_GAPS - 1)
  const gaps = recent.subarray(1).map((day, index) => day - recent[index]!)
  return gaps.sort()[(gaps.length - 1) >> 1]!
}
