import type { Day } from '../../platform/calendar/days.ts'
import type { Detection } from '../detect/detection.ts'
import type { GoalState, History } from '../history/history.ts'
import { paceShare } from '../success/inputs/goals.ts'

/** For a goal that a colleague calls at risk without a measurement. */
const UNMEASURED_STRENGTH = 0.5

/** A goal is at risk. Of several goals, the one furthest behind its pace. */
export function detectGoalSlipping(history: History, today: Day): Detection | null {
  const behind = history.goals
    .filter(({ now }) => now?.status === 'at_risk')
    .map((goal) => ({ goal, now: goal.now!, strength: strengthOf(goal) }))
  const [worst] = behind.sort((one, other) => other.strength - one.strength || one.goal.id - other.goal.id)
  if (!worst) return null
  const { goal, now, strength } = worst
  return {
    kind: 'goal_slipping',
    reason: 'behind',
    since: quarterStart(goal, today),
    strength,
    evidence: {
      kind: 'goal_slipping',
      goalId: goal.id,
      outcome: goal.outcome,
      progress: now.progress,
      expected: now.expected,
      startsOn: goal.startsOn,
      dueOn: goal.dueOn,
      daysLeft: goal.dueOn - today,
      others: behind.length - 1,
    },
  }
}

function strengthOf({ now }: GoalState): number {
  const share = now && paceShare(now)
  return share === null || share === 1 ? UNMEASURED_STRENGTH : 1 - share
}

/**
 * The signal begins anew with each quarter of the goal's time, and again when the goal is due. The day on which a goal
 * began to slip is not known, and a reading a day must not make a line a day.
 */
function quarterStart({ startsOn, dueOn }: GoalState, today: Day): Day {
  if (today >= dueOn) return dueOn
  const quarter = Math.max(0, Math.floor((4 * (today - startsOn)) / (dueOn - startsOn)))
  return Math.min(today, startsOn + Math.ceil((quarter * (dueOn - startsOn)) / 4))
}
