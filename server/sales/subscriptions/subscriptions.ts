import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { customersOf } from '../../customers/customer-set-store.ts'
import { lockIdentities } from '../../customers/identity/lock.ts'
import { resolveStaged } from '../../customers/identity/staged-store.ts'
import { formatDay } from '../../platform/calendar/days.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { lockSales } from '../lock.ts'
import { latestAllowedDay } from './change.ts'
import { refreshSubscriptions } from './refresh-store.ts'
import type { ManualChange } from './schema.ts'
import {
  assignProducts,
  stageChanges,
  rejectFuture,
  removeKnown,
  rejectRepeated,
  type NumberedChange,
  type ChangeReject,
} from './staging-store.ts'
import { insertManual, insertStaged, deleteChange, findSubscription } from './store.ts'

/** How many changes were new, how many were known already, and which could not be taken. */
export type RecordedChanges = { taken: number; known: number; newCustomers: number; rejects: ChangeReject[] }

/** What was told by hand about a subscription that nobody else tells of. */
export const MANUAL_SOURCE = 'hand'

/**
 * Writes changes that a source tells, with their customers, each once by its id, in any order. What follows for the
 * customers concerned is made anew in the same transaction.
 *
 * @param source whose word it is: ids of changes, subscriptions and customers are unique within it
 */
export async function recordChanges(
  scope: Scope,
  source: string,
  told: readonly NumberedChange[],
  batchId: number | null = null,
): Promise<RecordedChanges> {
  return inTransaction(scope, async (scope) => {
    await lockIdentities(scope.db)
    await lockSales(scope.db)
    await stageChanges(scope.db, told)
    const ahead = await rejectFuture(scope.db, (await todayOf(scope)).day)
    await assignProducts(scope.db)
    const repeats = await rejectRepeated(scope.db)
    const { known, rejects } = await removeKnown(scope, source, batchId)
    const customers = await resolveStaged(scope, sql`staged_change`, source, 'person', batchId)
    const { rows } = await sql<{ id: number }>`
      select distinct customer_id as id from ${customers} where is_new
    `.execute(scope.db)
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await scope.events.emit(scope, 'customer.created', { customers: customersOf(ids) })
    const taken = await insertStaged(scope, customers, source, batchId)
    if (taken.length > 0) await refreshAndNotify(scope, [...new Set(taken)])
    const all = [...ahead, ...repeats, ...rejects].sort((one, other) => one.line - other.line)
    return { taken: taken.length, known, newCustomers: ids.length, rejects: all }
  })
}

/**
 * Writes what somebody of the team tells about a customer's subscription; without one, a new one starts.
 *
 * @throws Refusal 400 for a day ahead that is no end, 404 when the customer or the subscription does not exist, 409 for
 *   an end ahead where one is told already
 */
export async function recordManually(
  scope: Scope,
  customerId: number,
  told: ManualChange,
): Promise<{ id: number }> {
  return inTransaction(scope, async (scope) => {
    await lockSales(scope.db)
    await refuseUntimely(scope, customerId, told)
    const of = told.subscription ?? { source: MANUAL_SOURCE, name: randomUUID() }
    const { rows } = await sql<{ id: number }>`select id from customer where id = ${customerId}`.execute(
      scope.db,
    )
    if (!rows[0]) throw new Refusal(404, 'customer_unknown', `There is no customer ${customerId}.`)
    // Sorts by when it was told, so that of two changes of one day the later one holds.
    const sourceId = `hand:${scope.now.toISOString()}:${randomUUID()}`
    const id = await insertManual(scope, customerId, of, sourceId, told)
    await refreshAndNotify(scope, [customerId])
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
        ? `${on} is more than five years ahead. Tell the end once it is nearer.`
        : `${on} has not come yet. Only an end can be told ahead: tell this once it has come.`,
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
      `It has been told already to end on ${known.endsOn}. Take that back first, under “What happened”.`,
    )
}

/**
 * Takes one change back, as if it had never been told.
 *
 * @throws Refusal 404 when the customer has no such change
 */
export async function withdrawChange(scope: Scope, customerId: number, changeId: number): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await lockSales(scope.db)
    if (!(await deleteChange(scope.db, customerId, changeId)))
      throw new Refusal(
        404,
        'change_unknown',
        `Customer ${customerId} has no change ${changeId}. It may be taken back already.`,
      )
    await refreshAndNotify(scope, [customerId])
  })
}

/** Makes what follows for customers anew and tells the later modules; leaves them in the temporary table `touched`, for those who answer the news. */
export async function refreshAndNotify(scope: Scope, customerIds: number[]): Promise<void> {
  await sql`drop table if exists touched`.execute(scope.db)
  await sql`
    create temp table touched on commit drop as select unnest(${customerIds}::bigint[]) as customer_id
  `.execute(scope.db)
  await refreshSubscriptions(scope)
  await scope.events.emit(scope, 'subscriptions.changed', {
    batchId: null,
    customers: customersOf(customerIds),
  })
}
