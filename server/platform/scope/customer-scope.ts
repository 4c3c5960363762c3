import type { Db } from '../database/pool.ts'
import type { EventMap, EventName } from '../events/event-map.ts'
import type { Scope } from './scope.ts'

const INTERNAL: unique symbol = Symbol('internal')

export type CustomerContact = { id: number | null; email: string; name: string }

/**
 * The first parameter of every verb of the portal. No verb of the team accepts it, and its customer comes from a
 * session and never from a request, so a request cannot name another customer.
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
  /** Not accessible elsewhere: only `asCustomer` can create such a scope. */
  readonly [INTERNAL]: Scope
}

export type PortalVisitor = {
  customerId: number
  /** The link with which they signed in: it identifies them in the audit log without an email address. */
  linkId: number
  contact: CustomerContact
  address: string
}

/**
 * The scope of a person at a customer who signed in with a link.
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
    events: {
      emit: (customerScope, name, payload) => scope.events.emit(internalScope(customerScope), name, payload),
    },
    jobs: {
      enqueue: (customerScope, name, data) => scope.jobs.enqueue(internalScope(customerScope), name, data),
    },
    [INTERNAL]: { ...scope, actor },
  }
}

/**
 * For what Rondo itself does after a customer's action: events, audit, email, and verbs that are called with
 * `scope.customerId`. Never pass such a verb the id of a customer from a request.
 */
export function internalScope(scope: CustomerScope): Scope {
  return { ...scope[INTERNAL], db: scope.db, now: scope.now }
}
