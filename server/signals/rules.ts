import { championGone } from './champion-gone-rule.ts'
import type { Context } from './context.ts'
import type { Found } from './found.ts'
import { upTo, type Day, type History } from './history.ts'
import { neverStarted } from './never-started-rule.ts'
import { paymentFailed } from './payment-failed-rule.ts'
import { stalled } from './stalled-rule.ts'
import { thriving } from './thriving-rule.ts'
import { usageDrop } from './usage-drop-rule.ts'
import { windowClosing } from './window-closing-rule.ts'

/**
 * The signals of one customer on one day: a pure function of what is known at the end of that day, used alike by
 * the daily list, the back-test and the track record.
 *
 * @param context as known on that day, too
 * @returns at most one per kind and reason
 */
export function signalsOf(history: History, today: Day, context: Context): Found[] {
  const known = upTo(history, today)
  return [
    stalled(known, today, context),
    neverStarted(known, today, context),
    championGone(known, today, context),
    usageDrop(known, today, context),
    paymentFailed(known, today),
    ...windowClosing(known, today),
    thriving(known, today, context),
  ].filter((found) => found !== null)
}
