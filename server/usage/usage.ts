import { sql } from 'kysely'
import * as customers from '../customers/customers.ts'
import type { EventHandlers } from '../platform/events/events.ts'
import { lockIdentities } from '../customers/identity/lock.ts'
import { getSettings, type Settings } from '../platform/settings/settings.ts'
import { inTransaction, type Scope } from '../platform/scope/scope.ts'
import { recountDays } from './day-store.ts'
import type { IncomingEvent } from './event.ts'
import { mergeUsage } from './merge-store.ts'
import { contactDays, dayTotals, eventNames, trackingState, usageSpan } from './statistics-store.ts'
import type { CustomerUsage, EventName, TrackingState, UsageSettings } from './schema.ts'
import { refreshUsage } from './standing-store.ts'
import { insertIncoming, setUsageSettings, usageSettings } from './store.ts'

/**
 * Takes what a product told: durable when this answers, and there once however often it is told (by its message id).
 * Whose it is and what it means is found a moment later, by `digest`.
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

/** What counts as a log-in and the like; days still covered by single events are counted again, in a job. */
export async function changeSettings(scope: Scope, next: UsageSettings): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await setUsageSettings(scope.db, next)
    await scope.jobs.enqueue(scope, 'usage.recount', {})
  })
}

/** Names of events seen so far, the most frequent first. */
export const names = (scope: Scope): Promise<EventName[]> => eventNames(scope.db)

export async function state(scope: Scope): Promise<TrackingState> {
  const { timeZone } = await getSettings(scope)
  return trackingState(scope.db, timeZone, scope.now)
}

/** Counts the days again after a change of what counts, or of what a day is. */
export async function recount(scope: Scope): Promise<void> {
  await inTransaction(scope, async (scope) => {
    await lockIdentities(scope.db)
    const { timeZone } = await getSettings(scope)
    const touched = await recountDays(scope.db, { settings: await usageSettings(scope.db), timeZone })
    await refreshUsage(scope.db, sql`usage_touched`)
    if (touched > 0) await scope.events.emit(scope, 'usage.recorded', { customers: touched })
  })
}

/** What usage does at once when an earlier module has news. */
export const eventHandlers: EventHandlers = {
  atOnce: {
    'customer.merged': (scope, { from, into }: { from: number; into: number }) =>
      mergeUsage(scope.db, from, into),
    // What was done in the product stays done, whoever told of the customer.
    'customers.forgetting': async ({ db }) => {
      await sql`
        delete from forgotten f
        where exists (select from usage_day d where d.customer_id = f.id)
          or exists (select from usage_event e where e.customer_id = f.id)
      `.execute(db)
    },
    'settings.changed': async (scope, { before, after }: { before: Settings; after: Settings }) => {
      if (before.timeZone !== after.timeZone) await scope.jobs.enqueue(scope, 'usage.recount', {})
    },
  },
}
