import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import { countUpTo, loginDays, type GoalState, type History } from '../history/history.ts'
import { ageClass } from '../population/peers.ts'
import { peerRankOf, scaledActivityOf } from '../population/same-age.ts'
import { inputName, type Basis, type InputName } from './input.ts'

/** How much each input counts, the weightiest first. */
export const WEIGHTS = { goals: 4, usage: 3, orders: 2, problems: 1 } as const satisfies Record<
  InputName,
  number
>
export const INPUTS = inputName.options

/** One input: from 0 (worst) to 1 (best). */
export type InputValue = { value: number; basis: Basis }

/** The weights of the known inputs add up to 1. */
export type Input = InputValue & { name: InputName; weight: number }

export type Success = {
  /** 0 to 100; null: only problems are known. */
  score: number | null
  inputs: Input[]
  /** The input that takes most off the score; null: none does. */
  worst: InputName | null
}

/**
 * Success as the weighted mean of its inputs (goals 4, usage 3, orders 2, problems 1).
 *
 * @param values the known inputs
 */
export function weightedSuccess(values: Partial<Record<InputName, InputValue>>): Success {
  const known = INPUTS.flatMap((name) => (values[name] ? [{ name, ...values[name] }] : []))
  const whole = known.reduce((sum, { name }) => sum + WEIGHTS[name], 0)
  const inputs = known.map((input) => ({ ...input, weight: WEIGHTS[input.name] / whole }))
  const isKnown = known.some(({ name }) => name !== 'problems')
  const score = inputs.reduce((sum, { value, weight }) => sum + value * weight, 0)
  return { score: isKnown ? Math.round(100 * score) : null, inputs, worst: worstOf(inputs) }
}

function worstOf(inputs: readonly Input[]): InputName | null {
  const lost = (input: Input) => input.weight * (1 - input.value)
  const worst = inputs.reduce<Input | null>(
    (one, other) => (one && lost(one) >= lost(other) ? one : other),
    null,
  )
  return worst && lost(worst) > 0 ? worst.name : null
}

/**
 * How well a customer does on a day.
 *
 * @param history as known on that day
 * @param problems how many signals of the group "help" hold
 */
export function successOf(history: History, today: Day, context: Context, problems: number): Success {
  const [goals, usage, orders] = [
    goalsOf(history.goals),
    usageOf(history, today, context),
    ordersOf(history, today, context),
  ]
  return weightedSuccess({
    ...(goals && { goals }),
    ...(usage && { usage }),
    ...(orders && { orders }),
    problems: { value: 2 ** -problems, basis: { name: 'problems', problems } },
  })
}

/** The mean over the goals of progress ÷ expected progress; goals without a measurement do not count. */
function goalsOf(goals: readonly GoalState[]): InputValue | null {
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

/**
 * A customer who bought after tracking began and never logged in has a usage of zero; for earlier customers usage is
 * unknown.
 */
function usageOf(history: History, today: Day, { sameAge, trackingSince }: Context): InputValue | null {
  const activity = scaledActivityOf(history, today)
  if (!activity) return null
  const days = Math.min(30, activity.ageDays + 1)
  const basis = { name: 'usage', loginDays: activity.loginDays, days } as const
  if (countUpTo(loginDays(history), today) === 0 || activity.usage === null) {
    const first = history.orders[0]!.day
    const isTracked = trackingSince !== null && trackingSince <= first
    return isTracked ? { value: 0, basis: { ...basis, place: null, peers: null } } : null
  }
  const rank = peerRankOf(sameAge[ageClass(activity.ageDays)]?.usage, activity.usage)
  return rank && { value: rank.place, basis: { ...basis, ...rank } }
}

function ordersOf(history: History, today: Day, { sameAge }: Context): InputValue | null {
  const activity = scaledActivityOf(history, today)
  const rank = activity && peerRankOf(sameAge[ageClass(activity.ageDays)]?.orders, activity.orders)
  return rank && { value: rank.place, basis: { name: 'orders', orders: activity.orders, ...rank } }
}
