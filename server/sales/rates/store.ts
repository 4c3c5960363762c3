import { sql } from 'kysely'
import { Refusal } from '../../platform/errors/refusal.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { isCurrency } from '../../../values/currency.ts'
import { exponentOf } from '../money/amount.ts'

/** From this day on, one unit of the currency is worth `rate` units of the company's own. */
export type Rate = { currency: string; fromDay: string; rate: string }

export type MissingRate = {
  currency: string
  orders: number
  subscriptions: number
  fromDay: string
  toDay: string
}

export async function listRates({ db }: Pick<Scope, 'db'>): Promise<Rate[]> {
  const { rows } = await sql<Rate>`
    select currency, from_day as "fromDay", trim_scale(rate)::text as rate from currency_rate order by currency, from_day
  `.execute(db)
  return rows
}

/**
 * Replaces the owner's table of rates and counts every standing anew.
 *
 * @throws Refusal that names the row: unknown currency, a rate that is no number above zero, a day given twice
 */
export async function setRates(scope: Scope, table: Rate[]): Promise<void> {
  const { currency: own } = await getSettings(scope)
  const seen = new Set<string>()
  for (const { currency, fromDay, rate } of table) {
    const row = `The rate of ${currency} from ${fromDay}`
    if (!isCurrency(currency)) throw refusal(`"${currency}" is not a currency; it looks like EUR.`)
    if (currency === own) throw refusal(`${row}: ${own} is the company's own currency and needs no rate.`)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(fromDay))
      throw refusal(`${row}: "${fromDay}" is not a day; it looks like 2024-01-31.`)
    if (!/^\d{1,10}(\.\d{1,10})?$/.test(rate) || Number(rate) <= 0) {
      throw refusal(
        `${row} is "${rate}"; it must be a number above zero with at most 10 decimals, like 0.9213.`,
      )
    }
    if (seen.has(currency + fromDay)) throw refusal(`${row} is there twice.`)
    seen.add(currency + fromDay)
  }
  await inTransaction(scope, async (scope) => {
    await sql`delete from currency_rate`.execute(scope.db)
    for (const { currency, fromDay, rate } of table) {
      await sql`
        insert into currency_rate (currency, from_day, rate, minor_rate)
        values (${currency}, ${fromDay}::date, ${rate}::numeric, ${rate}::numeric * ${minorFactor(currency, own)}::numeric)
      `.execute(scope.db)
    }
    await scope.jobs.enqueue(scope, 'sales.refresh', {})
  })
}

/** The same rates between minor units, when the company's own currency has changed. */
export async function updateMinorRates({ db }: Scope, own: string): Promise<void> {
  for (const { currency } of await listRates({ db })) {
    await sql`
      update currency_rate set minor_rate = rate * ${minorFactor(currency, own)}::numeric where currency = ${currency}
    `.execute(db)
  }
}

/** Currencies and days for which amounts are known but not what they are worth. */
export async function missingRates({ db }: Pick<Scope, 'db'>): Promise<MissingRate[]> {
  const { rows } = await sql<MissingRate>`
    with told as (
      select o.currency, 1 as orders, 0 as subscriptions, (o.occurred_at at time zone c.time_zone)::date as day
      from purchase_standing s join sales_order o using (customer_id) cross join settings c
      where s.unrated > 0 and o.amount is not null
      union all
      -- A subscription is counted at the rate of the day on which it was first paid in its currency.
      select currency, 0, 1, min(occurred_on) from subscription_change
      where currency is not null and not lies_ahead group by customer_id, source, subscription, currency
    )
    select t.currency, sum(orders)::integer as orders, sum(subscriptions)::integer as subscriptions,
           min(day) as "fromDay", max(day) as "toDay"
    from told t cross join settings c
    where t.currency <> c.currency
      and not exists (select from currency_rate r where r.currency = t.currency and r.from_day <= t.day)
    group by 1 order by 1
  `.execute(db)
  return rows
}

const minorFactor = (from: string, own: string) => String(10 ** (exponentOf(own) - exponentOf(from)))

const refusal = (message: string) => new Refusal(400, 'rates', message)
