import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import type { Detection } from '../detect/detection.ts'
import { eventsBetween, type ContactDays, type History } from '../history/history.ts'
import { silenceTooLong, strengthOf } from '../rhythm/silence.ts'

/** The days before the silence in which events are counted. */
const WINDOW = 90
/** Others go on when they logged in within so many days, and after the contact who is silent. */
const RECENT = 14

/**
 * The contact who did more than half of all events is silent for too long, by the rule of `stalled`, while others are still active. If that is true of several contacts, the last one to fall silent is reported.
 */
export function detectChampionGone(history: History, today: Day, context: Context): Detection | null {
  if (history.contacts.length < 2) return null
  const detections = history.contacts.map((contact) => detectForContact(contact, history, today, context))
  return detections.filter((one) => one !== null).sort(newestFirst)[0] ?? null
}

function detectForContact(
  contact: ContactDays,
  history: History,
  today: Day,
  context: Context,
): Detection | null {
  const { settings, typical } = context
  const silence = silenceTooLong(contact.days, today, typical.logins, settings.quietDays)
  if (!silence) return null
  const { lastDay, silentDays, allowedDays } = silence
  const others = history.contacts.filter(
    ({ id, days }) =>
      id !== contact.id && days.length > 0 && days.at(-1)! > Math.max(lastDay, today - RECENT),
  ).length
  if (others === 0) return null
  const events = eventsBetween(contact, lastDay - WINDOW, lastDay)
  const allEvents = history.contacts.reduce(
    (sum, one) => sum + eventsBetween(one, lastDay - WINDOW, lastDay),
    0,
  )
  if (events * 2 <= allEvents) return null
  return {
    kind: 'champion_gone',
    reason: 'contact_silent',
    since: lastDay + 1,
    strength: strengthOf(silentDays, allowedDays) * (events / allEvents),
    evidence: {
      kind: 'champion_gone',
      contactId: contact.id,
      ...silence,
      events,
      allEvents,
      others,
    },
  }
}

const contactOf = ({ evidence }: Detection) => (evidence.kind === 'champion_gone' ? evidence.contactId : 0)

function newestFirst(one: Detection, other: Detection): number {
  return other.since - one.since || contactOf(one) - contactOf(other)
}
