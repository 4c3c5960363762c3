import type { GoalState } from '../../history/history.ts'
import type { InputValue } from './basis.ts'

/** The mean over the goals of progress ÷ expected progress; goals without a measurement do not count. */
export function goalsInput(goals: readonly GoalState[]): InputValue | null {
  const shares = goals.flatMap(({ now }) => (now ? (paceShare(now) ?? []) : []))
  if (shares.length === 0) return null
  const count = (status: string) => goals.filter(({ now }) => now?.status === status).length
  return {
    value: shares.reduce((sum, share) => sum + share, 0) / shares.length,
    basis: { name: 'goals', goals: shares.length, reached: count('reached'), behind: count('at_risk') },
  }
}

/** @example paceShare({ status: 'at_risk', progress: 0.2, expected: 0.5 }) // 0.4 */
export function paceShare({ status, progress, expected }: NonNullable<GoalState['now']>): number | null {
  if (status === 'reached') return 1
  if (status === 'planned' || progress === null || expected === null) return null
  if (expected <= 0) return 1
  return Math.min(1, Math.max(0, progress / Math.min(1, expected)))
}
