import type { z } from 'zod'
import { Refusal } from '../platform/errors/refusal.ts'
import { actorName, inTransaction, type Scope } from '../platform/scope/scope.ts'
import { normalizeEmail } from './identity/key.ts'
import { lock, lockCustomers } from '../platform/database/locks-store.ts'
import { changeCustomer, unknownCustomer } from './change.ts'
import { customersOf } from './customer-set-store.ts'
import { deleteDerivedRows, moveCustomerRows } from './merge-store.ts'
import type { Contact, Customer, Identity, newContact, newCustomer } from './schema.ts'
import * as store from './store.ts'

/**
 * One customer, also by the id of a customer who was merged into them.
 *
 * @throws Refusal 404 when there is none
 */
export async function get(
  scope: Scope,
  id: number,
): Promise<Customer & { identities: Identity[]; contacts: Contact[] }> {
  const customer = await requireCustomer(scope, id)
  const [identities, contacts] = await Promise.all([
    store.listIdentities(scope.db, customer.id),
    store.listContacts(scope.db, customer.id),
  ])
  return { ...customer, identities, contacts }
}

/** Adds a customer. @throws Refusal 409 when another customer has the email address */
export async function record(scope: Scope, customer: z.output<typeof newCustomer>): Promise<{ id: number }> {
  return inTransaction(scope, async (scope) => {
    const email = normalizeEmail(customer.email)
    const id = await store.insert(scope.db, { ...customer, email, createdAt: scope.now })
    if (email) {
      const holder = await store.claimIdentity(scope.db, id, { source: 'email', externalId: email })
      if (holder !== id) throw new Refusal(409, 'customer_known', `${email} is customer ${holder} already.`)
    }
    await scope.events.emit(scope, 'customer.created', { customers: customersOf([id]) })
    return { id }
  })
}

/** Adds a contact. From now on their address identifies the customer, unless it identifies another one. */
export async function addContact(
  scope: Scope,
  contact: z.output<typeof newContact>,
): Promise<{ id: number }> {
  return changeCustomer(scope, contact.customerId, async (scope, customerId) => {
    const email = normalizeEmail(contact.email)
    if (email) await store.claimIdentity(scope.db, customerId, { source: 'email', externalId: email })
    return { id: await store.insertContact(scope.db, customerId, { ...contact, email }, scope.now) }
  })
}

/** The facts of every module move: nobody else may write them meanwhile. */
const MERGE_LOCKS = ['sales', 'goals', 'asks'] as const

/**
 * Merges one customer into another: identities, contacts and the facts of every module move, and an alias stays.
 *
 * @throws Refusal 404 when one of them does not exist, 400 when both are the same
 */
export async function merge(scope: Scope, fromId: number, intoId: number): Promise<{ id: number }> {
  return inTransaction(scope, async (scope) => {
    await lock(scope.db, 'identities')
    const [into, from] = [await requireCustomer(scope, intoId), await requireCustomer(scope, fromId)]
    await lockCustomers(scope.db, [from.id, into.id], 'alone')
    for (const name of MERGE_LOCKS) await lock(scope.db, name)
    if (from.id === into.id)
      throw new Refusal(400, 'same_customer', `${fromId} and ${intoId} are already the same customer.`)
    const { customerTables } = scope.modules
    const moved = await moveCustomerRows(scope.db, customerTables, from.id, into.id)
    await scope.events.emit(scope, 'customer.merged', { from: from.id, into: into.id, moved })
    await deleteDerivedRows(scope.db, customerTables, from.id)
    await store.leaveAlias(scope.db, from.id, into.id, actorName(scope.actor), scope.now)
    return { id: into.id }
  })
}

/**
 * Marks customers as known from more than tracking, because the team has started something with them. Tracking keys are
 * public, so from now on tracking cannot merge these customers into others.
 */
export async function confirmCustomers({ db }: Pick<Scope, 'db'>, ids: readonly number[]): Promise<void> {
  await store.confirmCustomers(db, ids)
}

/** The contacts of a customer with one of these ids. */
export async function findContacts(
  { db }: Scope,
  customerId: number,
  ids: readonly number[],
): Promise<Contact[]> {
  return store.findContacts(db, customerId, ids)
}

/**
 * One customer without identities and contacts, also by the id of a customer who was merged into them.
 *
 * @throws Refusal 404 when there is none
 */
export async function requireCustomer({ db }: Scope, id: number): Promise<Customer> {
  return (await store.find(db, id)) ?? unknownCustomer(id)
}

/**
 * The id under which a customer's rows are found: the survivor's when the customer was merged into another one.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function resolveId(scope: Scope, id: number): Promise<number> {
  return (await requireCustomer(scope, id)).id
}
