import type { Db } from '../database/pool.ts'
import type { EventMap, EventName } from '../events/event-map.ts'
import type { Scope } from './scope.ts'

const INTERNAL: unique symbol = Symbol('house')

export type CustomerContact = { id: number | null; email: string; name: string }

/**
 * What every verb of the customer's own pages is given first. No verb of the team accepts it, and whose it is was
 * decided by a session and is never read from a request: there is no way to name another customer.
 */
export type CustomerScope = {
  db: Db
  now: Date
  readonly customerId: number
  readonly contact: CustomerContact
  events: {
    emit: <Name extends EventName>(scope: CustomerScope, name: Name, payload: EventMap[Name]) => Promise<void>
  }
  jobs: { enqueue: (scope: CustomerScope, name: string, data: object) => Promise<void> }
  /** Out of reach: only `asCustomer` can make such a scope. */
  readonly [INTERNAL]: Scope
}

export type PortalVisitor = {
  customerId: number
  /** The link by which they came: with the customer it names them in the audit, without an address of theirs. */
  linkId: number
  contact: CustomerContact
  address: string
}

/**
 * The scope of somebody at a customer who came by a link.
 */
export function asCustomer(
  scope: Scope,
  { customerId, linkId, contact, address }: PortalVisitor,
): CustomerScope {
  const actor = { kind: 'customer', id: `${customerId}/${linkId}`, name: contact.name, address } as const
  return {
    db: scope.db,
    now: scope.now,
    customerId,
    contact,
    events: { emit: (mine, name, payload) => scope.events.emit(internalScope(mine), name, payload) },
    jobs: { enqueue: (mine, name, data) => scope.jobs.enqueue(internalScope(mine), name, data) },
    [INTERNAL]: { ...scope, actor },
  }
}

/**
 * What the house itself does because of a customer's deed: news, audit, letters, and verbs to which the caller has
 * handed `scope.customerId`. Never hand such a verb an id of a customer that came in a request.
 */
export function internalScope(scope: CustomerScope): Scope {
  return { ...scope[INTERNAL], db: scope.db, now: scope.now }
}
