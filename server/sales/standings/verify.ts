import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { parseDay } from '../../platform/calendar/days.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { inSnapshot, type Scope } from '../../platform/scope/scope.ts'
import type { Purchase, Standing } from './schema.ts'
import { tallyDifferences } from './tally-store.ts'
import { standing, type CountedOrder, type CountingRules } from './standing.ts'
import { verifySubscriptions } from '../subscriptions/verify.ts'
import { multiplyRate } from '../money/multiply.ts'

export type Difference = { customerId: number | null; what: string; stored: unknown; fromFacts: unknown }

const CUSTOMERS_AT_ONCE = 5000

/** Works every standing out again from the facts, by other means than the refresh, and names what differs. */
export async function* verifyStandings(
  scope: Scope,
): AsyncGenerator<{ checked: number; differences: Difference[] }> {
  const counting = await countingRules(scope)
  for (let after = 0; ;) {
    const { ids, facts, stored } = await inSnapshot(scope, async (page) => {
      const ids = await nextCustomers(page, after)
      return { ids, facts: await loadOrders(page, ids), stored: await storedStandings(page, ids) }
    })
    if (ids.length === 0) break
    after = ids.at(-1)!
    const differences = ids.flatMap((id) =>
      compare(id, standing(facts.get(id) ?? [], counting), stored.get(id)),
    )
    yield { checked: ids.length, differences }
  }
  const tallied = await tallyDifferences(scope.db)
  yield { checked: 0, differences: tallied.map((difference) => ({ customerId: null, ...difference })) }
  for await (const differences of verifySubscriptions(scope)) yield { checked: 0, differences }
}

async function countingRules({ db }: Scope): Promise<CountingRules> {
  const { rows } = await sql<CountingRules>`
    select merge_days as "mergeDays", count_free as "countFree" from sales_settings
  `.execute(db)
  return rows[0]!
}

async function nextCustomers({ db }: Scope, after: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from (select id from customer union select customer_id from purchase_standing) c
    where id > ${after} order by id limit ${CUSTOMERS_AT_ONCE}
  `.execute(db)
  return rows.map((row) => row.id)
}

async function loadOrders(scope: Scope, ids: number[]): Promise<Map<number, CountedOrder[]>> {
  const { currency, timeZone } = await getSettings(scope)
  const { rows } = await sql<{
    customerId: number
    id: number
    at: string
    sourceId: string
    local: string
    amount: number | null
    refunded: number
    cancelled: boolean
    currency: string | null
    rate: string | null
    channel: string | null
    country: string | null
    products: number[]
  }>`
    select o.customer_id as "customerId", o.id, extract(epoch from o.occurred_at) * 1000 as at, o.source_id as "sourceId",
           (o.occurred_at at time zone ${timeZone})::date::text as local, o.amount,
           (select coalesce(sum(r.amount), 0)::bigint from refund r where r.customer_id = o.customer_id and r.order_id = o.id) as refunded,
           exists (select from cancellation x where x.customer_id = o.customer_id and x.order_id = o.id) as cancelled,
           o.currency, o.channel, o.country, o.product_ids as products,
           (select r.minor_rate::text from currency_rate r
            where r.currency = o.currency and r.from_day <= (o.occurred_at at time zone ${timeZone})::date
            order by r.from_day desc limit 1) as rate
    from sales_order o where o.customer_id = any(${ids})
  `.execute(scope.db)
  const orders = rows.map((row): [number, CountedOrder] => {
    const net = row.amount === null ? null : row.amount - row.refunded
    const isOwn = row.currency === null || row.currency === currency
    const hasRate = isOwn || row.rate !== null
    const day = parseDay(row.local)
    return [
      row.customerId,
      {
        ...row,
        at: Number(row.at),
        day,
        month: parseDay(`${row.local.slice(0, 7)}-01`),
        net,
        worth: net === null || !hasRate ? null : isOwn ? net : multiplyRate(net, row.rate!),
        hasRate,
      },
    ]
  })
  const grouped = Map.groupBy(orders, ([id]) => id)
  return new Map([...grouped].map(([id, pairs]) => [id, pairs.map(([, order]) => order)]))
}

type Stored = { purchases: Purchase[]; standing: Standing | null }

async function storedStandings({ db }: Scope, ids: number[]): Promise<Map<number, Stored>> {
  const purchases = await sql<Purchase & { customerId: number }>`
    select customer_id as "customerId", nth, order_id as "orderId", amount, day - date '1970-01-01' as day,
           cohort - date '1970-01-01' as cohort, gap_days as "gapDays", age_days as "ageDays",
           new_products as "newProducts", cohort_month as "cohortMonth", first_in_month as "firstInMonth"
    from purchase where customer_id = any(${ids}) order by customer_id, nth
  `.execute(db)
  const standings = await sql<Standing & { customerId: number }>`
    select customer_id as "customerId", purchases, orders, total, first_amount as "firstAmount",
           first_30_days as "first30Days", first_365_days as "first365Days",
           first_day - date '1970-01-01' as "firstDay", second_day - date '1970-01-01' as "secondDay",
           third_day - date '1970-01-01' as "thirdDay", last_day - date '1970-01-01' as "lastDay",
           median_gap_days as "medianGapDays", unpriced, unrated, first_channel as "firstChannel",
           first_country as "firstCountry", first_products as "firstProducts"
    from purchase_standing where customer_id = any(${ids})
  `.execute(db)
  const stored = new Map<number, Stored>(ids.map((id) => [id, { purchases: [], standing: null }]))
  for (const { customerId, ...purchase } of purchases.rows) stored.get(customerId)!.purchases.push(purchase)
  for (const { customerId, ...standing } of standings.rows) stored.get(customerId)!.standing = standing
  return stored
}

function compare(
  customerId: number,
  fromFacts: ReturnType<typeof standing>,
  stored: Stored | undefined,
): Difference[] {
  const differences: Difference[] = []
  for (const what of Object.keys(fromFacts.standing) as (keyof Standing)[]) {
    const [is, should] = [stored?.standing?.[what], fromFacts.standing[what]]
    if (!isDeepStrictEqual(is, should)) differences.push({ customerId, what, stored: is, fromFacts: should })
  }
  const length = Math.max(stored?.purchases.length ?? 0, fromFacts.purchases.length)
  for (let i = 0; i < length; i++) {
    const [is, should] = [stored?.purchases[i], fromFacts.purchases[i]]
    if (!isDeepStrictEqual(is, should))
      differences.push({ customerId, what: `purchase ${i + 1}`, stored: is, fromFacts: should })
  }
  return differences
}
