import type { Day } from '../../platform/calendar/days.ts'
import { championGone } from '../champion-gone/rule.ts'
import type { Context } from './context.ts'
import type { Found } from './detection.ts'
import { upTo, type History } from '../history/history.ts'
import { goalReached, goalSlipping } from '../goal-slipping/rule.ts'
import { groupOf } from '../kind-registry.ts'
import { neverStarted } from '../never-started/rule.ts'
import { paymentFailed } from '../payment-failed/rule.ts'
import { readyForNextSale } from '../ready-for-next-sale/rule.ts'
import { renewalNear } from '../renewal-near/rule.ts'
import { stalled } from '../stalled/rule.ts'
import { thriving } from '../thriving/rule.ts'
import { usageDrop } from '../usage-drop/rule.ts'
import { windowClosing } from '../window-closing/rule.ts'

/**
 * The signals of one customer on one day: a pure function of what is known at the end of that day, used alike by
 * the daily list, the back-test and the track record.
 *
 * @param context as known on that day, too
 * @returns at most one per kind and reason
 */
export function signalsOf(history: History, today: Day, context: Context): Found[] {
  const known = upTo(history, today)
  const found = [
    stalled(known, today, context),
    neverStarted(known, today, context),
    championGone(known, today, context),
    usageDrop(known, today, context),
    paymentFailed(known, today),
    ...windowClosing(known, today),
    thriving(known, today, context),
    goalSlipping(known, today),
    goalReached(known, today),
    renewalNear(known, today),
  ].filter((one) => one !== null)
  const ready = readyForNextSale(known, today, context, problemsIn(found))
  return ready ? [...found, ready] : found
}

/** How many of them call for help. */
export const problemsIn = (found: readonly Pick<Found, 'kind'>[]) =>
  found.filter(({ kind }) => groupOf(kind) === 'help').length
