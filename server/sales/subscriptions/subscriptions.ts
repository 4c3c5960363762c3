import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { lockIdentities } from '../../customers/identity/lock.ts'
import { resolveTold } from '../../customers/identity/staged-store.ts'
import { dayText } from '../../platform/calendar/days.ts'
import { Refusal } from '../../platform/errors/refusal.ts'
import { together, type Scope } from '../../platform/scope/scope.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { lockSales } from '../lock.ts'
import { latestDay } from './change.ts'
import { refreshSubscriptions } from './refresh-store.ts'
import type { ChangeByHand } from './schema.ts'
import {
  numberProducts,
  stageChanges,
  takeOutAhead,
  takeOutKnown,
  takeOutRepeats,
  type Numbered,
  type Reject,
} from './staging-store.ts'
import { insertByHand, insertTold, removeChange, subscriptionAt } from './store.ts'

/** How many changes were new, how many were known already, and which could not be taken. */
export type Told = { taken: number; known: number; newCustomers: number; rejects: Reject[] }

/** What was told by hand about a subscription that nobody else tells of. */
export const BY_HAND = 'hand'

/**
 * Writes changes that a source tells, with their customers, each once by its id, in any order. What follows for the
 * customers concerned is made anew in the same transaction.
 *
 * @param source whose word it is: ids of changes, subscriptions and customers are unique within it
 */
export async function tell(
  scope: Scope,
  source: string,
  told: readonly Numbered[],
  batchId: number | null = null,
): Promise<Told> {
  return together(scope, async (scope) => {
    await lockIdentities(scope.db)
    await lockSales(scope.db)
    await stageChanges(scope.db, told)
    const ahead = await takeOutAhead(scope.db, (await todayOf(scope)).day)
    await numberProducts(scope.db)
    const repeats = await takeOutRepeats(scope.db)
    const { known, rejects } = await takeOutKnown(scope, source, batchId)
    await resolveTold(scope, sql`told_change`, source, 'person', batchId)
    const { rows } = await sql<{ id: number }>`
      select distinct customer_id as id from told_customer where is_new
    `.execute(scope.db)
    const ids = rows.map(({ id }) => id)
    if (ids.length > 0) await scope.events.emit(scope, 'customer.created', { ids })
    const taken = await insertTold(scope, source, batchId)
    if (taken.length > 0) await changed(scope, [...new Set(taken)])
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
export async function tellByHand(
  scope: Scope,
  customerId: number,
  told: ChangeByHand,
): Promise<{ id: number }> {
  return together(scope, async (scope) => {
    await lockSales(scope.db)
    await refuseUntimely(scope, customerId, told)
    const of = told.subscription ?? { source: BY_HAND, name: randomUUID() }
    const { rows } = await sql<{ id: number }>`select id from customer where id = ${customerId}`.execute(
      scope.db,
    )
    if (!rows[0]) throw new Refusal(404, 'customer_unknown', `There is no customer ${customerId}.`)
    // Sorts by when it was told, so that of two changes of one day the later one holds.
    const sourceId = `hand:${scope.now.toISOString()}:${randomUUID()}`
    const id = await insertByHand(scope, customerId, of, sourceId, told)
    await changed(scope, [customerId])
    return { id }
  })
}

async function refuseUntimely(
  scope: Scope,
  customerId: number,
  { subscription, change, on }: ChangeByHand,
): Promise<void> {
  const { day, text: today } = await todayOf(scope)
  if (on > dayText(latestDay(change, day)))
    throw new Refusal(
      400,
      'day_ahead',
      change === 'cancelled'
        ? `${on} is more than five years ahead. Tell the end once it is nearer.`
        : `${on} has not come yet. Only an end can be told ahead: tell this once it has come.`,
    )
  if (!subscription) return
  const known = await subscriptionAt(scope.db, customerId, subscription)
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
export async function takeBack(scope: Scope, customerId: number, changeId: number): Promise<void> {
  await together(scope, async (scope) => {
    await lockSales(scope.db)
    if (!(await removeChange(scope.db, customerId, changeId)))
      throw new Refusal(
        404,
        'change_unknown',
        `Customer ${customerId} has no change ${changeId}. It may be taken back already.`,
      )
    await changed(scope, [customerId])
  })
}

/** Makes what follows for customers anew and tells the later modules; leaves them in the temporary table `touched`, for those who answer the news. */
export async function changed(scope: Scope, customerIds: number[]): Promise<void> {
  await sql`drop table if exists touched`.execute(scope.db)
  await sql`
    create temp table touched on commit drop as select unnest(${customerIds}::bigint[]) as customer_id
  `.execute(scope.db)
  await refreshSubscriptions(scope)
  await scope.events.emit(scope, 'subscriptions.changed', {})
}
