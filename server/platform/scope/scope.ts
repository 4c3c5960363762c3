import type { Pool } from 'pg'
import type { Db } from '../database/pool.ts'
import { snapshot, transaction } from '../database/pool.ts'
import type { EventMap, EventName } from '../events/event-map.ts'
import type { MailConfig } from '../mail/config.ts'
import type { CustomerTables } from '../modules/customer-table.ts'
import type { MomentSource } from '../modules/moment.ts'

/** Who acts: a person of the team, somebody at a customer, a program with a key, or Rondo itself. */
export type Actor =
  | { kind: 'user'; id: string; name: string; address: string }
  | { kind: 'customer'; id: string; name: string; address: string }
  | { kind: 'visitor'; address: string }
  | { kind: 'system'; id: 'rondo' | 'command line' }

/** The public address of this Rondo, and how it sends email. */
export type Site = MailConfig & { url: string }

/** The first parameter of every verb of the team. */
export type Scope = {
  db: Db
  /** For streams into and out of tables, which need a connection of their own. */
  pool: Pool
  actor: Actor
  now: Date
  events: {
    /** Records the event and calls its handlers, in the open transaction. */
    emit: <Name extends EventName>(scope: Scope, name: Name, payload: EventMap[Name]) => Promise<void>
  }
  jobs: {
    /** Written in the scope's own transaction: a job runs if and only if the transaction commits. */
    enqueue: (scope: Scope, name: string, data: object) => Promise<void>
  }
  modules: ModuleDeclarations
  /** The folder for files outside the database. */
  data: string
  /** The base of links in emails, and how emails are sent. */
  site: Site
}

/** The sample company: the batch and the source of its rows, and who bought when. */
export type SampleCompany = {
  batchId: number
  source: string
  /** `at` is in milliseconds since 1970. */
  purchases: readonly {
    customer: { ref: string | null; email: string | null; name: string | null }
    at: number
  }[]
}

/** A module's part of the sample company. */
export type SampleShare = {
  /** Writes the share in the transaction that loads the company. */
  load(scope: Scope, company: SampleCompany): Promise<void>
  /** Runs after that transaction. */
  afterLoad?(scope: Scope): Promise<void>
  /** Deletes the share, and nothing that people created since `loadedAt`; modules come in reverse order. */
  remove?(
    scope: Scope,
    company: Pick<SampleCompany, 'batchId' | 'source'> & { loadedAt: Date },
  ): Promise<void>
}

/** What all modules declare, for the verbs that are written once over all of them. */
export type ModuleDeclarations = {
  customerTables: CustomerTables
  moments: readonly MomentSource[]
  sample: readonly SampleShare[]
}

export function actorName(actor: Actor): string {
  if (actor.kind === 'user' || actor.kind === 'customer') return `${actor.kind}:${actor.id}`
  return actor.kind === 'visitor' ? 'visitor' : actor.id
}

/** Who did it, as people call each other. @example actorDisplayName({ kind: 'user', id: '7', name: 'Mara', address: '::1' }) // 'Mara' */
export function actorDisplayName(actor: Actor): string {
  return actor.kind === 'user' || actor.kind === 'customer' ? actor.name : actorName(actor)
}

/** The same scope inside one transaction; a verb that calls a verb joins it. */
export function inTransaction<Any extends { db: Db }, Answer>(
  scope: Any,
  work: (scope: Any) => Promise<Answer>,
): Promise<Answer> {
  return transaction(scope.db, (db) => work({ ...scope, db }))
}

/**
 * The same scope for reading from one snapshot, so that all numbers agree while others write. In a transaction that is
 * already open it sees what that one sees.
 */
export function inSnapshot<Any extends { db: Db }, Answer>(
  scope: Any,
  read: (scope: Any) => Promise<Answer>,
): Promise<Answer> {
  return snapshot(scope.db, (db) => read({ ...scope, db }))
}
