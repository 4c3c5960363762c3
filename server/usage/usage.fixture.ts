import { sql } from 'kysely'
import { testDatabase, testScope } from '../../test/database.ts'
import type { Db } from '../platform/database/pool.ts'
import { processInbox } from './inbox/inbox.ts'
import type { IncomingEvent, Kind } from './event.ts'
import { accept, usageOf } from './usage.ts'

export const NOON = Date.UTC(2026, 10, 20, 12)
const HOUR = 3_600_000

/** An event, so many hours after noon on 20 November 2026. */
export function makeEvent(
  kind: Kind,
  hours: number,
  more: Partial<IncomingEvent> & { messageId: string },
): IncomingEvent {
  return {
    kind,
    name: kind === 'track' ? 'Did' : null,
    userRef: null,
    anonymousId: null,
    groupRef: null,
    previousRef: null,
    occurredAt: new Date(NOON + hours * HOUR),
    receivedAt: new Date('2026-11-22T12:00:00Z'),
    properties: null,
    ...more,
  }
}

/** Everything stored about the customers whose names contain a prefix, without ids, so that runs can be compared. */
export async function snapshotOf(db: Db, prefix: string): Promise<unknown> {
  const named = (text: string) => text.replaceAll(prefix, '')
  const { rows: customers } = await sql<{ id: number; text: string }>`
    select c.id, jsonb_build_object(
      'kind', c.kind, 'bare', c.is_tracked_only, 'name', c.name, 'email', c.email,
      'known as', (select jsonb_agg(source || ':' || external_id order by source, external_id)
                   from customer_identity i where i.customer_id = c.id),
      'contacts', (select jsonb_agg(jsonb_build_array(i.external_id, p.name, p.email) order by i.external_id)
                   from contact p join contact_identity i on i.customer_id = p.customer_id and i.contact_id = p.id
                   where p.customer_id = c.id),
      'days', (select jsonb_agg(jsonb_build_array(i.external_id, to_jsonb(d) - 'customer_id' - 'contact_id')
                                order by i.external_id, d.day)
               from usage_day d
               left join contact_identity i on i.contact_id = d.contact_id
               where d.customer_id = c.id)
    )::text as text
    from customer c where c.search like ${`%${prefix}%`}
  `.execute(db)
  return customers.map(({ text }) => JSON.parse(named(text)) as unknown).toSorted(byText)
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

let messageCount = 0
const messageId = () => `m${(messageCount += 1)}`

export const page = (userRef: string, hours = 0, more: Partial<IncomingEvent> = {}) =>
  makeEvent('page', hours, { messageId: messageId(), userRef, ...more })
export const track = (userRef: string, name: string, hours = 0) =>
  makeEvent('track', hours, { messageId: messageId(), userRef, name })
export const join = (userRef: string, groupRef: string, hours = 0) =>
  makeEvent('group', hours, { messageId: messageId(), userRef, groupRef })
export const mail = (userRef: string, email: string) =>
  makeEvent('identify', 0, { messageId: messageId(), userRef, properties: JSON.stringify({ email }) })

/** A database with usage: send events, then read the customers and days they resulted in. */
export async function openUsage() {
  const database = await testDatabase()
  const scope = await testScope(database)
  return {
    scope,
    async send(...events: IncomingEvent[]): Promise<void> {
      await accept(scope, events)
      await processInbox(scope)
    },
    async placeOf(user: string): Promise<{ customer: number; contact: number }> {
      const { rows } = await sql<{ customer: number; contact: number }>`
        select customer_id as customer, contact_id as contact from contact_identity where external_id = ${user}
      `.execute(scope.db)
      return rows[0]!
    },
    async customerOf(source: string, ref: string): Promise<number> {
      const { rows } = await sql<{ id: number }>`
        select customer_id as id from customer_identity where source = ${source} and external_id = ${ref}
      `.execute(scope.db)
      return rows[0]!.id
    },
    async daysOf(customer: number): Promise<[string, number][]> {
      return (await usageOf(scope, customer)).days.map(({ day, events }) => [day, events])
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  }
}
