import { randomUUID } from 'node:crypto'
import { customersOf, type CustomerSet } from '../../customers/customer-set-store.ts'
import { changeCustomer } from '../../customers/change.ts'
import { requireCustomer } from '../../customers/customers.ts'
import { lockIdentities } from '../../customers/identity/lock-store.ts'
import { resolveStaged } from '../../customers/identity/staged-store.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { lock } from '../../platform/database/locks-store.ts'
import { latestAllowedDay } from './change.ts'
import { refreshSubscriptions } from './refresh-store.ts'
import type { ManualChange } from './schema.ts'
import * as staging from './staging-store.ts'
import type { ChangeReject, NumberedChange } from './staging-store.ts'
import { deleteChange, findSubscription, insertManual, insertStaged, loadSubscriptions } from './store.ts'
import { viewOf, type SubscriptionView } from './view.ts'

/** How many changes were new, how many were known already, and which could not be recorded. */
export type RecordedChanges = { taken: number; known: number; newCustomers: number; rejects: ChangeReject[] }

/** The source of subscriptions that a colleague entered. */
export const MANUAL_SOURCE = 'hand'

/** The subscriptions of a customer as they stand today, active ones first, each with its history. */
export async function customerSubscriptions(scope: Scope, customerId: number): Promise<SubscriptionView[]> {
  const { id } = await requireCustomer(scope, customerId)
  const { day } = await todayOf(scope)
  const stored = await loadSubscriptions(scope.db, id)
  return stored.map((row) => viewOf(row, day))
}

/**
 * Records changes of subscriptions with their customers, each once by its id. Days may come in any order; changes of one
 * day count in the order in which they are given. The subscriptions of these customers are refreshed in the same
 * transaction.
 *
 * @param source where they come from: ids of changes, subscriptions and customers are unique within it
 */
export async function recordChanges(
  scope: Scope,
  source: string,
  changes: readonly NumberedChange[],
  batchId: number | null = null,
): Promise<RecordedChanges> {
  return inTransaction(scope, async (scope) => {
    const { db } = scope
    await lockIdentities(db)
    await lock(db, 'sales')
    const batch = await staging.stageChanges(db, changes)
    const future = await staging.rejectFuture(db, batch, (await todayOf(scope)).day)
    await staging.assignProducts(db, batch)
    const repeated = await staging.rejectRepeated(db, batch)
    const { known, rejects } = await staging.removeKnown(scope, batch, source, batchId)
    const customers = await resolveStaged(scope, batch, source, 'person', batchId)
    const created = await staging.createdCustomers(db, customers)
    if (created.length > 0)
      await scope.events.emit(scope, 'customer.created', { customers: customersOf(created) })
    const inserted = await insertStaged(scope, batch, customers, source, batchId)
    if (inserted.length > 0) await refreshAndNotify(scope, customersOf(inserted))
    const all = [...future, ...repeated, ...rejects].sort((one, other) => one.line - other.line)
    return { taken: inserted.length, known, newCustomers: created.length, rejects: all }
  })
}

/**
 * Records a change that a colleague entered; without a subscription, a new one starts.
 *
 * @throws Refusal 400 for a future day that is no end, 404 when there is no such customer or subscription, 409 for a
 *   planned end where one is recorded already
 */
export async function recordManually(
  scope: Scope,
  customerId: number,
  change: ManualChange,
): Promise<{ id: number }> {
  return changeCustomer(scope, customerId, async (scope, ownId) => {
    await lock(scope.db, 'sales')
    await refuseUntimely(scope, ownId, change)
    const subscription = change.subscription ?? { source: MANUAL_SOURCE, name: randomUUID() }
    const sourceId = `hand:${scope.now.toISOString()}:${randomUUID()}`
    const id = await insertManual(scope, ownId, subscription, sourceId, change)
    await refreshAndNotify(scope, customersOf([ownId]))
    return { id }
  })
}

async function refuseUntimely(
  scope: Scope,
  customerId: number,
  { subscription, change, on }: ManualChange,
): Promise<void> {
  const { day, text: today } = await todayOf(scope)
  if (on > formatDay(latestAllowedDay(change, day)))
    throw new Refusal(
      400,
      'day_ahead',
      change === 'cancelled'
        ? `${on} is more than five years ahead. Enter the end when it is closer.`
        : `${on} is in the future. Only an end can be entered ahead of time; enter this once it has happened.`,
    )
  if (!subscription) return
  const known = await findSubscription(scope.db, customerId, subscription)
  if (!known)
    throw new Refusal(
      404,
      'subscription_unknown',
      `Customer ${customerId} has no subscription "${subscription.name}". Start one first.`,
    )
  if (known.endsOn && on > today)
    throw new Refusal(
      409,
      'end_planned',
      `It is already set to end on ${known.endsOn}. Undo that first, under “What happened”.`,
    )
}

/**
 * Deletes one change, as if it had never been recorded.
 *
 * @throws Refusal 404 when the customer has no such change
 */
export async function withdrawChange(scope: Scope, customerId: number, changeId: number): Promise<void> {
  await changeCustomer(scope, customerId, async (scope, id) => {
    await lock(scope.db, 'sales')
    if (!(await deleteChange(scope.db, id, changeId)))
      throw new Refusal(
        404,
        'change_unknown',
        `Customer ${id} has no change ${changeId}. It may already have been undone.`,
      )
    await refreshAndNotify(scope, customersOf([id]))
  })
}

/** Refreshes the subscriptions of some customers and emits the event for later modules. */
export async function refreshAndNotify(scope: Scope, customers: CustomerSet): Promise<void> {
  await refreshSubscriptions(scope, customers)
  await scope.events.emit(scope, 'subscriptions.changed', { batchId: null, customers })
}
