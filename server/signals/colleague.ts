import type { Colleague } from './schema.ts'

/**
 * A member of the team by id; for somebody who has left the team, the id is shown as the name.
 *
 * @example colleagueIn([{ id: 'a', name: 'Ada' }], 'a') // { id: 'a', name: 'Ada' }
 */
export function colleagueIn(people: readonly Colleague[], id: string | null): Colleague | null {
  if (id === null) return null
  return { id, name: people.find((person) => person.id === id)?.name ?? id }
}
