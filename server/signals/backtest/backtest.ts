import { todayOf } from '../../platform/calendar/today.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { loadAllHistories } from '../history/store.ts'
import { settings } from '../settings/settings.ts'
import { replay, type Replay } from './replay.ts'

export type Backtest = { result: Replay; from: number; through: number }

/** Replays the last days of the company, up to yesterday, with the rules as they are set. */
export async function backtestCompany(scope: Scope, days: number): Promise<Backtest> {
  const { day: today } = await todayOf(scope)
  const [from, through] = [today - days, today - 1]
  const result = await replay(() => loadAllHistories(scope.db, today), await settings(scope), from, through)
  return { result, from, through }
}
