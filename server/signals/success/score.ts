import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import { countUpTo, loginDays, type History } from '../history/history.ts'
import { inputName, type InputName, type InputValue, type LastSeen } from './inputs/basis.ts'
import { goalsInput } from './inputs/goals.ts'
import { lastOrderOf, ordersInput } from './inputs/orders.ts'
import { problemsInput } from './inputs/problems.ts'
import { lastLoginOf, usageInput } from './inputs/usage.ts'

/** How much each input counts, the weightiest first. */
export const WEIGHTS = { goals: 4, usage: 3, orders: 2, problems: 1 } as const satisfies Record<
  InputName,
  number
>
export const INPUTS = inputName.options

/** The weights of the known inputs add up to 1. */
export type Input = InputValue & { name: InputName; weight: number }

/** What is known of a customer: success rests on nothing else. */
export type Known = {
  /** The last order; null: none. */
  orders: (LastSeen & { orders: number }) | null
  /** The last log-in; null: none. */
  logins: (LastSeen & { days: number }) | null
  /** How many goals have a reading. */
  goals: number
}

export type Score = {
  /** 0 to 100; null: neither goals nor usage are known. Orders alone say whether a customer buys, not how they do. */
  score: number | null
  inputs: Input[]
  /** The input that takes most off the score; null: none does. */
  worst: InputName | null
}

export type Success = Score & { known: Known }

/**
 * Success as the weighted mean of its inputs (goals 4, usage 3, orders 2, problems 1).
 *
 * @param values the known inputs
 */
export function weightedSuccess(values: Partial<Record<InputName, InputValue>>): Score {
  const known = INPUTS.flatMap((name) => (values[name] ? [{ name, ...values[name] }] : []))
  const whole = known.reduce((sum, { name }) => sum + WEIGHTS[name], 0)
  const inputs = known.map((input) => ({ ...input, weight: WEIGHTS[input.name] / whole }))
  const isKnown = values.goals !== undefined || values.usage !== undefined
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
 * How well a customer does on a day, also on a past one. Success never rises while a customer is silent.
 *
 * @param history as known on that day
 * @param context as known on that day, too
 * @param problems how many signals of the group "help" hold
 */
export function successOf(history: History, today: Day, context: Context, problems: number): Success {
  const [goals, usage, orders] = [
    goalsInput(history.goals),
    usageInput(history, today, context),
    ordersInput(history, today, context),
  ]
  const known = knownOf(history, today, context)
  const seen = [known.orders, known.logins].filter((last) => last !== null)
  return {
    ...weightedSuccess({
      ...(goals && { goals }),
      ...(usage && { usage }),
      ...(orders && { orders }),
      problems: problemsInput(problems, seen),
    }),
    known: { ...known, goals: goals?.basis.name === 'goals' ? goals.basis.goals : 0 },
  }
}

function knownOf(history: History, today: Day, context: Context): Omit<Known, 'goals'> {
  const [lastOrder, lastLogin] = [lastOrderOf(history, today, context), lastLoginOf(history, today, context)]
  const bought = history.orders.filter(({ day }) => day <= today)
  return {
    orders: lastOrder && { ...lastOrder, orders: bought.length },
    logins: lastLogin && { ...lastLogin, days: countUpTo(loginDays(history), today) },
  }
}
