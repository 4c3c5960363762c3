import * as customers from '../customers/customers.ts'
import { eraseByExternalId } from '../customers/identity/contact-store.ts'
import { lockIdentities } from '../customers/identity/lock-store.ts'
import { getSettings } from '../platform/settings/settings.ts'
import type { Difference } from '../platform/modules/define-module.ts'
import { inTransaction, type Scope } from '../platform/scope/scope.ts'
import { recountDays } from './day-store.ts'
import { deleteDaysOf, deleteEventsOfUsers } from './erase-store.ts'
import type { IncomingEvent } from './event.ts'
import {
  advanceRetentionLimit,
  compactMembers,
  deleteEventsPage,
  deleteMessagesPage,
} from './retention-store.ts'
import { contactDays, dayTotals, eventNames, trackingState, usageSpan } from './statistics-store.ts'
import type { CustomerUsage, EventName, TrackingState, UsageSettings } from './schema.ts'
import {
  affectedCustomers,
  affectedSet,
  createAffected,
  refreshUsage,
  differingUsage,
} from './standing-store.ts'
import { insertIncoming, setUsageSettings, usageSettings } from './store.ts'

/**
 * Puts events into the inbox: they are durable when this returns, and each message id counts once however often it is sent.
 * `processInbox` finds their customers a moment later.
 */
export async function accept(scope: Scope, events: readonly IncomingEvent[]): Promise<void> {
  await insertIncoming(scope.db, events)
}

/**
 * What a customer did in the product, from its first day to its last.
 *
 * @throws Refusal 404 when there is no such customer
 */
export async function usageOf(scope: Scope, customerId: number): Promise<CustomerUsage> {
  const customer = await customers.requireCustomer(scope, customerId)
  const [people, days, span] = await Promise.all([
    contactDays(scope.db, customer.id),
    dayTotals(scope.db, customer.id),
    usageSpan(scope.db, customer.id),
  ])
  const known = await customers.findContacts(
    scope,
    customer.id,
    people.map(({ id }) => id),
  )
  const named = new Map(known.map((contact) => [contact.id, contact]))
  const contacts = people.map((person) => {
    const { name = null, email = null } = named.get(person.id) ?? {}
    return { ...person, name, email }
  })
  return { ...span, contacts, days }
}

export async function settings(scope: Scope): Promise<UsageSettings> {
  return usageSettings(scope.db)
}

/** Changes what counts as a log-in and so on. A job then recounts the days whose events are still kept. */
export async function changeSettings(scope: Scope, next: UsageSettings): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await setUsageSettings(scope.db, next)
    await scope.jobs.enqueue(scope, 'usage.recount', {})
  })
}

/** The names of all events received so far, the most frequent first. */
export const names = (scope: Scope): Promise<EventName[]> => eventNames(scope.db)

export async function state(scope: Scope): Promise<TrackingState> {
  const { timeZone } = await getSettings(scope)
  return trackingState(scope.db, timeZone, scope.now)
}

/** Recounts the days after a change of what counts as a log-in, or of the time zone. */
export async function recount(scope: Scope): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await lockIdentities(scope.db)
    const { timeZone } = await getSettings(scope)
    await recountDays(scope.db, { settings: await usageSettings(scope.db), timeZone })
    await refreshUsage(scope.db, affectedCustomers)
    const customers = await affectedSet(scope.db)
    if (customers.ids?.length !== 0) await scope.events.emit(scope, 'usage.recorded', { customers })
  })
}

/** Deletes single events, and the message ids by which they were known, that are older than the company keeps them. */
export async function expireEvents(scope: Scope): Promise<void> {
  const before = await advanceRetentionLimit(scope.db, scope.now)
  for (const deletePage of [deleteEventsPage, deleteMessagesPage]) {
    const deleteSome = () =>
      inTransaction(scope, async ({ db }) => {
        await lockIdentities(db)
        return deletePage(db, before)
      })
    while (await deleteSome()) continue
  }
  await inTransaction(scope, async ({ db, now }) => {
    await lockIdentities(db)
    await compactMembers(db, now)
  })
}

/** Erases the users whose id begins with a prefix: their contacts, events and days. */
export async function eraseUsers(scope: Scope, prefix: string): Promise<void> {
  await inTransaction(scope, async (scope) => {
    const { db } = scope
    const pattern = `${prefix.replace(/[\\%_]/g, '\\$&')}%`
    await lockIdentities(db)
    await createAffected(db)
    await deleteEventsOfUsers(db, pattern)
    await deleteDaysOf(db, await eraseByExternalId(db, pattern))
    await refreshUsage(db, affectedCustomers)
    await scope.events.emit(scope, 'usage.recorded', { customers: await affectedSet(db) })
  })
}

/** Recomputes all standings from the days and reports the differences. */
export async function* verifyUsage({ db }: Scope): AsyncGenerator<{ differences: Difference[] }> {
  const customerIds = await differingUsage(db)
  const what = 'the days with a log-in differ from the days of use'
  yield { differences: customerIds.map((customerId) => ({ customerId, what })) }
}
