import type { Day } from '../../platform/calendar/days.ts'
import type { Detection } from '../detect/detection.ts'
import type { GoalState, History } from '../history/history.ts'
import { paceShare } from '../success/score.ts'

/** A person's word without a number behind it. */
const UNMEASURED_STRENGTH = 0.5

/** A goal at risk: of several the one that is furthest behind its pace. */
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
  const part = now && paceShare(now)
  return part === null || part === 1 ? UNMEASURED_STRENGTH : 1 - part
}

/**
 * What was seen to comes back when a new quarter of the goal's time begins, and once more when it is due: when a goal
 * began to slip is not known, and a new reading each day must not make a new line each day.
 */
function quarterStart({ startsOn, dueOn }: GoalState, today: Day): Day {
  if (today >= dueOn) return dueOn
  const quarter = Math.max(0, Math.floor((4 * (today - startsOn)) / (dueOn - startsOn)))
  return Math.min(today, startsOn + Math.ceil((quarter * (dueOn - startsOn)) / 4))
}
