import { dayIn, formatDay, type Day } from './days.ts'
import type { Scope } from '../scope/scope.ts'
import { getSettings } from '../settings/settings.ts'

/** The current day in the company's calendar, as a number and as text. */
export async function todayOf(
  scope: Pick<Scope, 'db' | 'now'>,
): Promise<{ day: Day; text: string; timeZone: string }> {
  const { timeZone } = await getSettings(scope)
  const day = dayIn(scope.now, timeZone)
  return { day, text: formatDay(day), timeZone }
}
