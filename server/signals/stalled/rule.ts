import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import type { Detection } from '../detect/detection.ts'
import { loginDays as loginDaysOf, type History } from '../history/history.ts'
import { rhythmOf, isFresh, RHYTHM_FROM, silenceOf, type Silence } from '../rhythm/silence.ts'
import { usualGap } from '../rhythm/usual-gap.ts'

/**
 * Logged in on at least three days, then stopped. Either of two rules is enough: silent for longer than the company's
 * quiet days and than ever before (while there are fewer than six log-in days), or for longer than the customer's own
 * rhythm explains. Holds until the next log-in, and for at most 60 days.
 */
export function detectStalled(history: History, today: Day, context: Context): Detection | null {
  const days = loginDaysOf(history)
  const silence = silenceOf(days, today)
  if (!silence) return null
  const { lastDay, silentDays, longestGap } = silence
  const { quietDays } = context.settings
  const isPlain = (silent: number) => isStalledByPlainRule({ ...silence, silentDays: silent }, quietDays)
  const { chance, isBeyond } = rhythmOf(days, longestGap, context)
  if (!isFresh((silent) => isPlain(silent) || isBeyond(silent), silentDays)) return null
  const byRhythm = isBeyond(silentDays)
  const plainly = isPlain(silentDays) ? silentDays / (silentDays + quietDays) : 0
  return {
    kind: 'stalled',
    reason: 'silent',
    since: lastDay + 1,
    strength: Math.max(plainly, byRhythm ? 1 - chance(silentDays) : 0),
    evidence: {
      kind: 'stalled',
      rule: byRhythm ? 'rhythm' : 'plain',
      ...silence,
      usualGap: usualGap(days),
      quietDays,
      chance: byRhythm ? chance(silentDays) : null,
    },
  }
}

/** The plain part of the rule: for customers with too few log-ins to have a rhythm of their own. */
export function isStalledByPlainRule(
  { loginDays, silentDays, longestGap }: Silence,
  quietDays: number,
): boolean {
  return loginDays < RHYTHM_FROM && silentDays >= quietDays && silentDays > longestGap
}
