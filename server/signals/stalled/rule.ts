import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import type { Detection } from '../detect/detection.ts'
import { loginDays as loginDaysOf, type History } from '../history/history.ts'
import { silenceTooLong, strengthOf } from '../rhythm/silence.ts'

/**
 * Logged in on at least three days, then stopped: silent for longer than Rondo waits for a customer with this number of
 * log-ins and this rhythm. Holds until the next log-in, and for at most 60 days.
 */
export function detectStalled(history: History, today: Day, context: Context): Detection | null {
  const days = loginDaysOf(history)
  const { quietDays } = context.settings
  const silence = silenceTooLong(days, today, context.typical.logins, quietDays)
  if (!silence) return null
  return {
    kind: 'stalled',
    reason: 'silent',
    since: silence.lastDay + 1,
    strength: strengthOf(silence.silentDays, silence.allowedDays),
    evidence: {
      kind: 'stalled',
      ...silence,
      loginDays: days.length,
      longestGap: longestGapOf(days),
      quietDays,
    },
  }
}

function longestGapOf(days: Int32Array): number {
  let longest = 0
  for (let index = 1; index < days.length; index++)
    longest = Math.max(longest, days[index]! - days[index - 1]!)
  return longest
}
