import { getSettings } from '../platform/settings.ts'
import { actorName, type Actor, type Scope } from '../platform/scope.ts'
import { dayIn, dayText } from './days.ts'
import type { Day } from './history.ts'

/** The day it is in the company's calendar, as a number and as text. */
export async function todayOf(
  scope: Pick<Scope, 'db' | 'now'>,
): Promise<{ day: Day; text: string; timeZone: string }> {
  const { timeZone } = await getSettings(scope)
  const day = dayIn(scope.now, timeZone)
  return { day, text: dayText(day), timeZone }
}

/** By what a person's list, limit and deeds are known. */
export function personOf(actor: Actor): string {
  return actor.kind === 'user' ? actor.id : actorName(actor)
}
