import { sql } from 'kysely'
import type { Db } from '../platform/db.ts'
import type { IncomingEvent, Kind } from './incoming.ts'

export const NOON = Date.UTC(2026, 10, 20, 12)
const HOUR = 3_600_000

/** An event as the tests tell it: who, in which group, how many hours after noon of 20 November 2026. */
export function told(
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

/**
 * Everything that is known about those whose names begin with a prefix, in words that do not depend on the order in
 * which ids were given.
 */
export async function knownOf(db: Db, prefix: string): Promise<unknown> {
  const named = (text: string) => text.replaceAll(prefix, '')
  const { rows: customers } = await sql<{ id: number; text: string }>`
    select c.id, jsonb_build_object(
      'kind', c.kind, 'bare', c.is_bare, 'name', c.name, 'email', c.email,
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
