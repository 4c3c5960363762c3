import type { Day } from '../../platform/calendar/days.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { loadAllHistories } from '../history/store.ts'
import { settings } from '../settings/settings.ts'
import { DEFAULT_SETTINGS } from '../settings/schema.ts'
import type { History } from '../history/history.ts'
import type { Typical } from '../rhythm/typical.ts'
import { compareRules, scoresOf, type Comparison, type Scores } from './compare.ts'
import { leavingDays, orderSilences, plainDays } from './overdue.ts'
import { refitContexts } from './refit.ts'
import { replay, type Replay } from './replay.ts'

export type Backtest = { result: Replay; from: number; through: number }

/** Replays the last days of the company, up to yesterday, with the rules as they are set. */
export async function backtestCompany(scope: Scope, days: number): Promise<Backtest> {
  const { day: today } = await todayOf(scope)
  const [from, through] = [today - days, today - 1]
  const result = await replay(() => loadAllHistories(scope.db, today), await settings(scope), from, through)
  return { result, from, through }
}

/** The rule for overdue orders against plain numbers of days, with leaving after so many days. */
export type OrderComparison = { leftAfter: number; comparisons: Comparison[]; asSet: Scores }

export type OrderBacktest = {
  customers: number
  from: Day
  through: Day
  typical: Typical
  compared: OrderComparison[]
}

/** A day after every order. */
const LAST_DAY = 100_000

/**
 * Compares the rule for overdue orders with plain numbers of days, on all orders of the company.
 *
 * @param leftAfter days without an order after which somebody has left; null: in relation to the orders
 * @param plain the plain numbers of days; null: in relation to leaving
 */
export async function backtestOrders(
  { db }: Scope,
  leftAfter: readonly number[] | null,
  plain: readonly number[] | null,
): Promise<OrderBacktest> {
  const histories: History[] = []
  for await (const page of loadAllHistories(db, LAST_DAY)) histories.push(...page)
  const [from, through] = dayRange(histories.flatMap(({ orders }) => orders.map(({ day }) => day)))
  const contextOn = await refitContexts(() => [histories], DEFAULT_SETTINGS, from, through)
  const typical = contextOn(through).typical.orders
  const typicalDays = DEFAULT_SETTINGS.overdueTimes * typical.gap
  const compared = (leftAfter ?? leavingDays(typical, through - from)).map((left) => {
    const silences = orderSilences(histories, contextOn, left, through)
    return {
      leftAfter: left,
      comparisons: compareRules(silences, left, plain ?? plainDays(left)),
      asSet: scoresOf(silences, left, ({ alarmOn }) => alarmOn(typicalDays)),
    }
  })
  return { customers: histories.length, from, through, typical, compared }
}

/** The first and the last of some days. @example dayRange([3, 1, 2]) // [1, 3] */
export function dayRange(days: readonly Day[]): [from: Day, through: Day] {
  return [
    days.reduce((first, day) => Math.min(first, day), Infinity),
    days.reduce((last, day) => Math.max(last, day), -Infinity),
  ]
}
