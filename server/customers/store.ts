import { sql } from 'kysely'
import type { Db } from '../platform/database/pool.ts'
import type { Contact, Customer, Identity } from './schema.ts'

/** The customer, also by an id that is an alias since a merge. */
export async function find(db: Db, id: number): Promise<Customer | null> {
  const { rows } = await sql<Customer>`
    select c.id, c.kind, c.name, c.email, c.country, c.created_at as "createdAt"
    from customer c
    where c.id = coalesce((select into_id from customer_merge where from_id = ${id}), ${id})
  `.execute(db)
  return rows[0] ?? null
}

export async function insert(db: Db, customer: Omit<Customer, 'id'>): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into customer (kind, name, email, country, search, created_at)
    values (${customer.kind}, ${customer.name}, ${customer.email}, ${customer.country},
            lower(unaccent(concat_ws(' ', ${customer.name}::text, ${customer.email}::text))), ${customer.createdAt})
    returning id
  `.execute(db)
  return rows[0]!.id
}

/** @returns the customer with the identity: this one, or the one who had it before */
export async function claimIdentity(
  db: Db,
  customerId: number,
  { source, externalId }: Identity,
): Promise<number> {
  const { rows } = await sql<{ customer_id: number }>`
    insert into customer_identity (source, external_id, customer_id) values (${source}, ${externalId}, ${customerId})
    on conflict (source, external_id) do update set source = excluded.source
    returning customer_id
  `.execute(db)
  return rows[0]!.customer_id
}

export async function listIdentities(db: Db, customerId: number): Promise<Identity[]> {
  const { rows } = await sql<Identity>`
    select source, external_id as "externalId" from customer_identity
    where customer_id = ${customerId} order by source, external_id limit 100
  `.execute(db)
  return rows
}

const CONTACT = sql`
  c.id, c.name, c.email, c.phone, c.title, c.is_email_claimed as "isEmailTracked",
  case when c.claimed_email <> c.email then c.claimed_email end as "claimedEmail"
`

export async function listContacts(db: Db, customerId: number): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select ${CONTACT} from contact c where c.customer_id = ${customerId} order by c.id limit 1000
  `.execute(db)
  return rows
}

export async function findContacts(db: Db, customerId: number, ids: readonly number[]): Promise<Contact[]> {
  const { rows } = await sql<Contact>`
    select ${CONTACT} from contact c
    where c.customer_id = ${customerId} and c.id = any(${ids}::bigint[]) order by c.id
  `.execute(db)
  return rows
}

/** @param email as `normalizeEmail` returns it */
export async function findContactByEmail(db: Db, customerId: number, email: string): Promise<Contact | null> {
  const { rows } = await sql<Contact>`
    select ${CONTACT} from contact c
    where c.customer_id = ${customerId} and c.email = ${email} order by c.is_email_claimed, c.id limit 1
  `.execute(db)
  return rows[0] ?? null
}

export async function insertContact(
  db: Db,
  customerId: number,
  contact: Omit<Contact, 'id' | 'isEmailTracked' | 'claimedEmail'>,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into contact (customer_id, name, email, phone, title, created_at)
    values (${customerId}, ${contact.name}, ${contact.email}, ${contact.phone}, ${contact.title}, ${now})
    returning id
  `.execute(db)
  return rows[0]!.id
}

/** Deletes the merged customer; its id becomes an alias of the other, who takes over its details. */
export async function leaveAlias(
  db: Db,
  fromId: number,
  intoId: number,
  by: string,
  now: Date,
): Promise<void> {
  await sql`update customer_merge set into_id = ${intoId} where into_id = ${fromId}`.execute(db)
  await sql`
    insert into customer_merge (from_id, into_id, merged_at, merged_by) values (${fromId}, ${intoId}, ${now}, ${by})
  `.execute(db)
  await sql`
    update customer i set search = left(i.search || ' ' || f.search, 2000), country = coalesce(i.country, f.country),
      is_tracked_only = i.is_tracked_only and f.is_tracked_only,
      -- One person's address is not their company's, and an address from tracking is not that of a customer who is known.
      email = coalesce(i.email, case when f.is_tracked_only and (not i.is_tracked_only or (f.kind = 'person' and i.kind = 'company'))
                                then null else f.email end)
    from customer f where i.id = ${intoId} and f.id = ${fromId}
  `.execute(db)
  await sql`delete from customer where id = ${fromId}`.execute(db)
}

/** Marks customers as known from more than tracking. */
export async function confirmCustomers(db: Db, ids: readonly number[]): Promise<void> {
  await sql`update customer set is_tracked_only = false where id = any(${ids}::bigint[]) and is_tracked_only`.execute(
    db,
  )
}

/** The address of the contact is from now on what a person supplied. */
export async function confirmEmail(
  db: Db,
  customerId: number,
  contactId: number,
  email: string,
): Promise<void> {
  await sql`
    update contact set email = ${email}, is_email_claimed = false where customer_id = ${customerId} and id = ${contactId}
  `.execute(db)
}
