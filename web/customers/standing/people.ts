import type { Usage } from '../queries.ts'

export type Person = Usage['contacts'][number] & { isChampion: boolean }

/** Fewer days than these are no habit yet. */
const FEWEST_DAYS = 3

/**
 * Who logs in, the most active first. Somebody is the champion only where it is clear: of several people one does
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
