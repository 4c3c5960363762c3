import type { Day } from '../../platform/calendar/days.ts'
import { detectChampionGone } from '../champion-gone/rule.ts'
import type { Context } from './context.ts'
import type { Detection } from './detection.ts'
import { historyUpTo, type History } from '../history/history.ts'
import { detectGoalReached, detectGoalSlipping } from '../goal-slipping/rule.ts'
import { groupOf } from '../kind-registry.ts'
import { detectNeverStarted } from '../never-started/rule.ts'
import { detectPaymentFailed } from '../payment-failed/rule.ts'
import { detectReadyForNextSale } from '../ready-for-next-sale/rule.ts'
import { detectRenewalNear } from '../renewal-near/rule.ts'
import { detectStalled } from '../stalled/rule.ts'
import { detectThriving } from '../thriving/rule.ts'
import { detectUsageDrop } from '../usage-drop/rule.ts'
import { detectWindowClosing } from '../window-closing/rule.ts'

/**
 * The signals of one customer on one day: a pure function of what is known at the end of that day, used alike by
 * the daily list, the back-test and the track record.
 *
 * @param context as known on that day, too
 * @returns at most one per kind and reason
 */
export function detectSignals(history: History, today: Day, context: Context): Detection[] {
  const known = historyUpTo(history, today)
  const found = [
    detectStalled(known, today, context),
    detectNeverStarted(known, today, context),
    detectChampionGone(known, today, context),
    detectUsageDrop(known, today, context),
    detectPaymentFailed(known, today),
    ...detectWindowClosing(known, today),
    detectThriving(known, today, context),
    detectGoalSlipping(known, today),
    detectGoalReached(known, today),
    detectRenewalNear(known, today),
  ].filter((one) => one !== null)
  const ready = detectReadyForNextSale(known, today, context, countProblems(found))
  return ready ? [...found, ready] : found
}

/** How many of them call for help. */
export const countProblems = (found: readonly Pick<Detection, 'kind'>[]) =>
  found.filter(({ kind }) => groupOf(kind) === 'help').length
