import { actorName, type Actor } from '../scope/scope.ts'

/** By what a person's list, limit and deeds are known. */
export function personIdOf(actor: Actor): string {
  return actor.kind === 'user' ? actor.id : actorName(actor)
}
