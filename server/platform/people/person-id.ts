import { actorName, type Actor } from '../scope/scope.ts'

/** The key of a person's list, limit and actions. */
export function personIdOf(actor: Actor): string {
  return actor.kind === 'user' ? actor.id : actorName(actor)
}
