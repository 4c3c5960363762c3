import type { InputValue, LastSeen } from './basis.ts'
import { recencyOf } from '../recency.ts'

/**
 * 1 without an open problem, halved by each. Of a customer who is silent in every way, having no problem is no good
 * news: then it counts by the recency of the last sign of them.
 *
 * @param problems how many signals of the group "help" hold
 * @param seen the last order and the last log-in, where there are any
 */
export function problemsInput(problems: number, seen: readonly LastSeen[]): InputValue {
  const recency = seen.length === 0 ? 1 : Math.max(...seen.map(recencyOf))
  const silentDays = recency < 1 ? Math.min(...seen.map((last) => last.silentDays)) : null
  return { value: 2 ** -problems * recency, basis: { name: 'problems', problems, silentDays } }
}
