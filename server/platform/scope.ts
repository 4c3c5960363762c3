import type { Pool } from 'pg'
import type { Db } from './db.ts'
import { transaction } from './db.ts'
import type { Events } from './events.ts'
import type { Jobs } from './jobs.ts'

/** Who acts: a person of the team, a program with a key, or Rondo itself. */
export type Actor =
  | { kind: 'user'; id: string; name: string; address: string }
  | { kind: 'visitor'; address: string }
  | { kind: 'system'; id: 'rondo' | 'command line' }

/** What every verb of the team is given first. */
export type Scope = {
  db: Db
  /** For streams into and out of tables, which need a connection of their own. */
  pool: Pool
  actor: Actor
  now: Date
  events: Events
  jobs: Pick<Jobs, 'enqueue'>
  /** The folder for files that are no facts. */
  data: string
}

export function actorName(actor: Actor): string {
  if (actor.kind === 'user') return `user:${actor.id}`
  return actor.kind === 'visitor' ? 'visitor' : actor.id
}

/** Who did it, as people call each other. @example signature({ kind: 'user', id: '7', name: 'Mara', address: '::1' }) // 'Mara' */
export function signature(actor: Actor): string {
  return actor.kind === 'user' ? actor.name : actorName(actor)
}

/** The same scope inside one transaction; a verb that calls a verb joins it. */
export function together<Answer>(scope: Scope, work: (scope: Scope) => Promise<Answer>): Promise<Answer> {
  return transaction(scope.db, (db) => work({ ...scope, db }))
}
