import type { Day } from '../../platform/calendar/days.ts'
import { loginDays, type History } from '../history/history.ts'
import type { Context } from '../detect/context.ts'
import { allowedSilence, familiarityOf } from '../rhythm/silence.ts'
import { LEFT_AFTER } from '../rhythm/typical.ts'
import { observedSilences, type ObservedSilence } from './observed.ts'

/**
 * The silences of customers between their log-ins as the rule of `stalled` judges them. Its setting is the number of
 * quiet days. What is typical of the company is taken as known when a silence begins.
 *
 * @param contextOn what was known of all customers on a day
 * @param through the last day of the log
 */
export function loginSilences(
  histories: readonly History[],
  contextOn: (day: Day) => Context,
  through: Day,
): ObservedSilence[] {
  return observedSilences(histories.map(loginDays), LEFT_AFTER, through, (known, day) => {
    const familiarity = familiarityOf(known, contextOn(day).typical.logins)
    return {
      usualGap: familiarity.usualGap,
      alarmOn: (quietDays) => allowedSilence(familiarity, quietDays),
    }
  })
}
