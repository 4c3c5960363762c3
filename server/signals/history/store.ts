import { sql, type RawBuilder } from 'kysely'
import type { Day } from '../../platform/calendar/days.ts'
import type { Db } from '../../platform/database/pool.ts'
import { interrupted } from '../../platform/process/interrupt.ts'
import { emptyHistory, type ContactDays, type History } from './history.ts'
import { addAsks, addGoals, addRenewals } from './facts-store.ts'
import { parseIntArray } from './int-array.ts'

/** Histories in memory at once. A page takes a third of a second, for which writers of facts may have to wait. */
export const PAGE_SIZE = 1000

/** The customers from one id to another, both included. A range is read faster than a list of ids. */
type IdRange = { from: number; to: number; ids: number[] }

/**
 * The histories of all customers, page by page in the order of their ids. The next page is read while the caller works
 * on the last; memory does not grow with the company.
 */
export async function* loadAllHistories(db: Db, today: Day): AsyncGenerator<History[]> {
  let ahead: Promise<History[]> | null = null
  for await (const range of customerIdRanges(db)) {
    const reading = loadRangeHistories(db, range, today)
    // A caller that stops half-way never sees a page that fails afterwards.
    reading.catch(() => undefined)
    if (ahead) yield ahead
    ahead = reading
  }
  if (ahead) yield ahead
}

/** The ids of all customers, in ranges of a page each. @throws when the process is told to end */
export async function* customerIdRanges(db: Db, size = PAGE_SIZE): AsyncGenerator<IdRange> {
  for (let after = 0; ;) {
    interrupted.throwIfAborted()
    const { rows } = await sql<{ id: number }>`
      select customer_id as id from fact_customer where customer_id > ${after} order by customer_id limit ${size}
    `.execute(db)
    const ids = rows.map(({ id }) => id)
    if (ids.length === 0) return
    yield { from: ids[0]!, to: ids.at(-1)!, ids }
    if (ids.length < size) return
    after = ids.at(-1)!
  }
}

/** @param today the day of which goals and renewals are known */
export function loadRangeHistories(db: Db, { from, to, ids }: IdRange, today: Day): Promise<History[]> {
  return loadWhere(db, ids, today, sql`customer_id between ${from}::bigint and ${to}::bigint`)
}

/** The histories of these customers; empty for those without any fact. */
export function loadHistories(db: Db, ids: number[], today: Day): Promise<History[]> {
  return loadWhere(db, ids, today, sql`customer_id = any(${ids}::bigint[])`)
}

async function loadWhere(
  db: Db,
  ids: number[],
  today: Day,
  isSelected: RawBuilder<unknown>,
): Promise<History[]> {
  const histories = new Map(ids.map((id): [number, History] => [id, emptyHistory(id, today)]))
  const [purchases, usage] = await Promise.all([loadPurchases(db, isSelected), loadUsage(db, isSelected)])
  for (const { customerId, days, fresh, total, priced } of purchases) {
    const history = histories.get(customerId)
    if (!history) continue
    const isNew = parseIntArray(fresh)
    history.orders = Array.from(parseIntArray(days), (day, i) => ({ day, isNew: isNew[i] === 1 }))
    history.total = total
    history.priced = priced
  }
  for (const row of usage) {
    const history = histories.get(row.customerId)
    if (history) addContact(history, row)
  }
  await addGoals(db, histories, isSelected)
  await addRenewals(db, histories, isSelected, today)
  await addAsks(db, histories, isSelected)
  return [...histories.values()]
}

function addContact({ contacts, failures }: History, { contactId, days, events, failed }: UsageRow): void {
  if (days !== null) {
    const contact: ContactDays = { id: contactId, days: parseIntArray(days), events: parseIntArray(events!) }
    contacts.push(contact)
  }
  if (failed === null) return
  for (const day of parseIntArray(failed)) if (!failures.includes(day)) failures.push(day)
  failures.sort((one, other) => one - other)
}

type PurchaseRow = { customerId: number; days: string; fresh: string; total: number; priced: number }

async function loadPurchases(db: Db, isSelected: RawBuilder<unknown>): Promise<PurchaseRow[]> {
  const { rows } = await sql<PurchaseRow>`
    select p.customer_id as "customerId", p.days, p.fresh, coalesce(b.total + b.lost, 0) as total,
           coalesce(b.purchases - b.unpriced - b.unrated, 0) as priced
    from (
      select customer_id, array_agg(day - date '1970-01-01' order by nth)::text as days,
             array_agg((new_products > 0)::integer order by nth)::text as fresh
      from fact_purchase where ${isSelected} group by customer_id
    ) p left join (select customer_id, total, lost, purchases, unpriced, unrated from fact_buyer where ${isSelected}) b using (customer_id)
  `.execute(db)
  return rows
}

type UsageRow = {
  customerId: number
  contactId: number
  days: string | null
  events: string | null
  failed: string | null
}

/** The arrays follow the order of the key, which needs no sort, and are read as text, which is fastest. */
async function loadUsage(db: Db, isSelected: RawBuilder<unknown>): Promise<UsageRow[]> {
  const { rows } = await sql<UsageRow>`
    select customer_id as "customerId", contact_id as "contactId",
           (array_agg(day - date '1970-01-01' order by day) filter (where is_login))::text as days,
           (array_agg(events order by day) filter (where is_login))::text as events,
           (array_agg(day - date '1970-01-01' order by day) filter (where failures > 0))::text as failed
    from fact_usage_day where ${isSelected}
    group by customer_id, contact_id order by customer_id, contact_id
  `.execute(db)
  return rows
}
