/**
 * Whether rows stand from the last day to the first: days that only fall. Rows of one day then stand last first, too.
 *
 * @example isNewestFirst(['2026-03-02', '2026-03-02', '2026-03-01']) // true
 * @example isNewestFirst(['2026-03-02', '2026-03-02']) // false
 */
export function isNewestFirst(days: readonly string[]): boolean {
  const steps = days.slice(1).map((day, at) => (day === days[at] ? 0 : day < days[at]! ? -1 : 1))
  return steps.includes(-1) && !steps.includes(1)
}
