import { customersOf } from '../server/customers/customer-set-store.ts'
import { sql } from 'kysely'
import * as customers from '../server/customers/customers.ts'
import type { Scope } from '../server/platform/scope/scope.ts'
import { verifySignals, type SignalDifference } from '../server/signals/detect/verify.ts'

/** Nobody is a customer, and no night has passed. */
export async function empty(scope: Scope): Promise<void> {
  await sql`truncate signal_queue, signal, signal_action, customer, customer_identity, contact_identity, portal_key, usage_day, sales_order, purchase, purchase_standing cascade`.execute(
    scope.db,
  )
  await sql`update signal_baseline set detected_on = null, typical = null, peers = null, same_age = null, tracking_since = null`.execute(
    scope.db,
  )
}

export const on = (scope: Scope, day: string): Scope => ({ ...scope, now: new Date(`${day}T12:00:00Z`) })

export async function customer(scope: Scope, name: string): Promise<number> {
  return (await customers.record(scope, { kind: 'person', name, email: null, country: null })).id
}

/** Log-ins as the tracking of the product leaves them, with the news of it in one transaction. */
export async function visits(at: Scope, customerId: number, days: string[], contactId = 1): Promise<void> {
  await at.db.transaction().execute(async (db) => {
    await sql`
      insert into usage_day (
        customer_id, contact_id, day, events, logins, is_login, key_actions, failures, first_at, last_at
      )
      select ${customerId}, ${contactId}, day, 3, 1, true, 0, 0, day, day from unnest(${days}::date[]) day
      on conflict (customer_id, contact_id, day) do update set events = usage_day.events + 3
    `.execute(db)
    await at.events.emit({ ...at, db }, 'usage.recorded', { customers: customersOf([customerId]) })
  })
}

export const november = (...days: number[]) => days.map((day) => `2026-11-${String(day).padStart(2, '0')}`)

export async function differences(at: Scope): Promise<SignalDifference[]> {
  const all: SignalDifference[] = []
  for await (const page of verifySignals(at)) all.push(...page.differences)
  return all
}
