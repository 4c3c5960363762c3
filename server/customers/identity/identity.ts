import { customersOf } from '../customer-set-store.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { lockCustomers } from '../../platform/database/locks-store.ts'
import { merge } from '../customers.ts'
import { find } from '../store.ts'
import { moveContacts, updateEmails, updateNames } from './contact-store.ts'
import { createGroups, createUsers, linkGroups } from './creation-store.ts'
import { findMergeCandidates, matchObserved } from './observed-store.ts'

/**
 * Finds or creates the customers and contacts of all users in the observed tables, in sets. Call it under
 * `lockIdentities`.
 *
 * A user belongs to their group; without a group, to the customer known by their email address; otherwise they become
 * a customer of their own. Customers known only from tracking are merged into the customer they turn out to belong to.
 *
 * @throws TooManyMerges when the transaction would become too large
 * @see createObservedTables for the columns that the caller fills
 */
export async function resolveIdentities(scope: Scope): Promise<void> {
  const { db } = scope
  await matchObserved(scope)
  await linkGroups(db)
  const groups = await createGroups(scope)
  if (groups.length > 0)
    await scope.events.emit(scope, 'customer.created', { customers: customersOf(groups) })
  if (await mergeCandidates(scope)) await matchObserved(scope)
  const users = await createUsers(scope)
  if (users.length > 0) await scope.events.emit(scope, 'customer.created', { customers: customersOf(users) })
  await moveContacts(db)
  await updateEmails(db)
  await updateNames(db)
}

/** One transaction would hold too many merges: resolve fewer people at once. */
export class TooManyMerges extends Error {}

/** Every module handles each merge and takes locks for it; a database has a few thousand locks in all. */
const MAX_MERGES = 100

/** @returns whether any customer was merged into another */
async function mergeCandidates(scope: Scope): Promise<boolean> {
  const candidates = await findMergeCandidates(scope)
  if (candidates.length > MAX_MERGES) throw new TooManyMerges()
  // Before the locks that the first merge takes.
  await lockCustomers(
    scope.db,
    candidates.flatMap(({ fromId, intoId }) => [fromId, intoId]),
    'alone',
  )
  for (const { fromId, intoId } of candidates) {
    const [from, into] = [await find(scope.db, fromId), await find(scope.db, intoId)]
    // An earlier merge in this loop may already have merged the two.
    if (from && into && from.id !== into.id) await merge(scope, from.id, into.id)
  }
  return candidates.length > 0
}
