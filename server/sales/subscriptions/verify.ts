import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import type { Db } from '../../platform/database/pool.ts'
import { inSnapshot, type Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { todayOf } from '../../platform/calendar/today.ts'
import { multiplyRate } from '../money/multiply.ts'
import type { Change } from './change.ts'
import { computeMovements, type Movement } from './movements.ts'
import { effectiveBy, computeSubscriptions, type Subscription, type CurrencyConverter } from './standing.ts'

type Difference = { customerId: number; what: string; stored: unknown; fromFacts: unknown }
type Of<Row> = Row & { customerId: number }
/** Whether it still lay ahead when last was worked out what follows. */
type StoredChange = Of<Change> & { liesAhead: boolean }

const CUSTOMERS_AT_ONCE = 5000

/** Works out every subscription and movement again from what was told, without the database's help. */
export async function* verifySubscriptions(scope: Scope): AsyncGenerator<Difference[]> {
  const worth = await loadConverter(scope.db)
  const { day: today } = await todayOf(scope)
  for (let after = 0; ;) {
    const { ids, facts, subscriptions, movements } = await inSnapshot(scope, async ({ db }) => {
      const ids = await nextCustomers(db, after)
      return {
        ids,
        facts: Map.groupBy(await changesOf(db, ids), ({ customerId }) => customerId),
        subscriptions: Map.groupBy(await storedSubscriptions(db, ids), ({ customerId }) => customerId),
        movements: Map.groupBy(await storedMovements(db, ids), ({ customerId }) => customerId),
      }
    })
    if (ids.length === 0) break
    after = ids.at(-1)!
    yield ids.flatMap((id) => {
      const changes = facts.get(id) ?? []
      const day = Math.min(today, settledUntil(changes))
      const should = sorted(computeSubscriptions(changes, worth, day))
      return [
        ...compare(id, 'subscriptions', subscriptions.get(id), should),
        ...compare(
          id,
          'recurring revenue',
          movements.get(id),
          computeMovements(effectiveBy(changes, day), worth),
        ),
      ]
    })
  }
}

/** The last day as of which a customer may stand: an end whose day has come is settled within a minute, not at once. */
const settledUntil = (changes: readonly StoredChange[]) =>
  Math.min(...changes.filter(({ liesAhead }) => liesAhead).map(({ day }) => day - 1))

function compare<Row extends Subscription | Movement>(
  customerId: number,
  what: string,
  rows: Of<Row>[] | undefined,
  fromFacts: Row[],
): Difference[] {
  const stored = rows ?? []
  const should = fromFacts.map((row) => ({ customerId, ...row }))
  return isDeepStrictEqual(stored, should) ? [] : [{ customerId, what, stored, fromFacts }]
}

const keyOf = ({ source, subscription }: Subscription) => `${source}\0${subscription}`
const sorted = (subscriptions: Subscription[]) =>
  subscriptions.toSorted((one, other) => Buffer.compare(Buffer.from(keyOf(one)), Buffer.from(keyOf(other))))

/** The table of rates as a rule: the latest rate that began on or before a day. */
export async function loadConverter(db: Db): Promise<CurrencyConverter> {
  const { currency: own } = await getSettings({ db })
  const { rows } = await sql<{ currency: string; fromDay: number; rate: string }>`
    select currency, from_day - date '1970-01-01' as "fromDay", minor_rate::text as rate from currency_rate order by from_day
  `.execute(db)
  return (minor, currency, day) => {
    if (currency === null || currency === own) return minor
    const held = rows.findLast((rate) => rate.currency === currency && rate.fromDay <= day)
    return held ? multiplyRate(minor, held.rate) : null
  }
}

async function nextCustomers(db: Db, after: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select customer_id as id from subscription_change where customer_id > ${after}
    union select customer_id from subscription where customer_id > ${after}
    union select customer_id from revenue_movement where customer_id > ${after}
    order by id limit ${CUSTOMERS_AT_ONCE}
  `.execute(db)
  return rows.map(({ id }) => id)
}

async function changesOf(db: Db, ids: number[]): Promise<StoredChange[]> {
  const { rows } = await sql<StoredChange>`
    select customer_id as "customerId", source, source_id as "sourceId", subscription, kind,
           occurred_on - date '1970-01-01' as day, monthly, currency, product_id as "productId", term_months as "termMonths",
           renews_on - date '1970-01-01' as "renewsOn", reason, lies_ahead as "liesAhead"
    from subscription_change where customer_id = any(${ids})
  `.execute(db)
  return rows
}

async function storedSubscriptions(db: Db, ids: number[]): Promise<Of<Subscription>[]> {
  const { rows } = await sql<Of<Subscription>>`
    select customer_id as "customerId", source, subscription, product_id as "productId", state, monthly,
           started_on - date '1970-01-01' as "startedOn", ended_on - date '1970-01-01' as "endedOn",
           renews_on - date '1970-01-01' as "renewsOn", renews_from - date '1970-01-01' as "renewsFrom",
           term_months as "termMonths", ends_on - date '1970-01-01' as "endsOn", reason
    from subscription where customer_id = any(${ids})
    order by customer_id, source collate "C", subscription collate "C"
  `.execute(db)
  return rows
}

async function storedMovements(db: Db, ids: number[]): Promise<Of<Movement>[]> {
  const { rows } = await sql<Of<Movement>>`
    select customer_id as "customerId", month - date '1970-01-01' as month, cohort - date '1970-01-01' as cohort, before, after, kind
    from revenue_movement where customer_id = any(${ids}) order by customer_id, month
  `.execute(db)
  return rows
}
