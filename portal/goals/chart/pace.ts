import type { Goal } from '../goal.ts'
import { latestOf } from '../readings/series.ts'
import { roundStep } from './layout.ts'
import type { Point } from './layout.ts'

/**
 * The value expected today on the straight line of a goal, rounded to about a hundredth of its range, because nobody is
 * expected to have 200.54 subscribers. Null without a reading, before the first day, after the due date, and once the goal
 * is reached or dropped.
 */
export function expectedToday(goal: Goal, now: Date): Point | null {
  const { status, baseline, target } = goal
  if (status === 'reached' || status === 'dropped' || !latestOf(goal)) return null
  const [from, to] = [Date.parse(goal.startsOn), Date.parse(goal.dueOn)]
  const share = (now.getTime() - from) / (to - from)
  if (!(share > 0 && share < 1)) return null
  const value = baseline + share * (target - baseline)
  const step = roundStep(Math.abs(target - baseline) / 100)
  return {
    at: now.getTime(),
    value: step > 0 ? Number((Math.round(value / step) * step).toPrecision(12)) : value,
  }
}
