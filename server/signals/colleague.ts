import type { Colleague } from './schema.ts'

/**
 * Somebody of the team by their id. Whoever has left the team keeps their id as their name.
 *
 * @example colleagueIn([{ id: 'a', name: 'Ada' }], 'a') // { id: 'a', name: 'Ada' }
 */
export function colleagueIn(people: readonly Colleague[], id: string | null): Colleague | null {
  if (id === null) return null
  return { id, name: people.find((person) => person.id === id)?.name ?? id }
}
