import type { Day } from '../../platform/calendar/days.ts'
import type { Detection } from '../detect/detection.ts'
import type { GoalState, History } from '../history/history.ts'

/** Later it is too late for congratulations. */
const NEWS_DAYS = 14

/** The customer reached a goal lately. Of several goals, the one reached last. */
export function detectGoalReached(history: History, today: Day): Detection | null {
  const recent = history.goals.filter(
    ({ reachedOn, now }) =>
      reachedOn !== null &&
      reachedOn <= today &&
      today - reachedOn < NEWS_DAYS &&
      (now === null || now.status === 'reached'),
  )
  const last = recent.reduce<GoalState | null>(
    (one, other) => (one && one.reachedOn! >= other.reachedOn! ? one : other),
    null,
  )
  if (!last) return null
  const days = today - last.reachedOn!
  return {
    kind: 'goal_reached',
    reason: 'reached',
    since: last.reachedOn!,
    strength: 1 - days / NEWS_DAYS,
    evidence: {
      kind: 'goal_reached',
      goalId: last.id,
      outcome: last.outcome,
      reachedOn: last.reachedOn!,
      dueOn: last.dueOn,
      days,
      others: recent.length - 1,
    },
  }
}
