import type { Usage } from '../queries.ts'

export type Person = Usage['contacts'][number] & { isChampion: boolean }

/** Fewer active days are not yet a habit. */
const FEWEST_DAYS = 3

/**
 * The people who log in, the most active first. Only a clear case has a champion: one of several people who does
 * more than half of everything, on three days or more.
 */
export function rankPeople(contacts: Usage['contacts']): Person[] {
  const all = contacts.reduce((sum, { events }) => sum + events, 0)
  const isChampion = ({ id, events, days }: Usage['contacts'][number]) =>
    id > 0 && contacts.length > 1 && events * 2 > all && days >= FEWEST_DAYS
  return contacts
    .map((contact) => ({ ...contact, isChampion: isChampion(contact) }))
    .sort((one, other) => other.events - one.events || (one.lastDay < other.lastDay ? 1 : -1))
}
