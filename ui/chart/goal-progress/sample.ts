import type { GoalProgress } from './goal-progress.ts'
import { DAY_MS } from '../../../values/days.ts'

const opened = Date.UTC(2026, 0, 1)

/** Invented: a share that should grow to 35 % in three months, with one excluded reading. */
export const goalProgressSample: GoalProgress = {
  measured: [21, 22.5, 22, 25, 31, 27].map((value, week) => ({
    at: opened + week * 7 * DAY_MS,
    value,
    isExcluded: week === 4,
    tooltip: `${value} %`,
  })),
  from: { at: opened, value: 20 },
  to: { at: opened + 90 * DAY_MS, value: 35, label: '35 % by 1 Apr' },
  now: { at: opened + 38 * DAY_MS, label: 'today' },
  value: (value) => `${value} %`,
  day: (at) => new Date(at).toISOString().slice(5, 10),
}
