import { inTransaction, type Scope } from '../../platform/scope/scope.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { checkRates, converterOf, minorUnitFactor, type CurrencyConverter } from './rate-table.ts'
import type { MissingRate, Rate } from './schema.ts'
import * as store from './store.ts'

export async function listRates({ db }: Pick<Scope, 'db'>): Promise<Rate[]> {
  return store.listRates(db)
}

/**
 * Replaces the table of rates; all standings are refreshed by a job.
 *
 * @throws Refusal 400 that names the row which is wrong
 */
export async function setRates(scope: Scope, table: Rate[]): Promise<void> {
  const { currency: own } = await getSettings(scope)
  checkRates(table, own)
  await inTransaction(scope, async (scope) => {
    await store.deleteRates(scope.db)
    for (const rate of table) await store.insertRate(scope.db, rate, minorUnitFactor(rate.currency, own))
    await scope.jobs.enqueue(scope, 'sales.refresh', {})
  })
}

/** Converts the rates between minor units again after the company's own currency has changed. */
export async function updateMinorRates({ db }: Scope, own: string): Promise<void> {
  for (const { currency } of await store.listRates(db))
    await store.setMinorFactor(db, currency, minorUnitFactor(currency, own))
}

/** Converts amounts into the company's currency, independently of the statements that do it in the database. */
export async function currencyConverter(scope: Pick<Scope, 'db'>): Promise<CurrencyConverter> {
  const { currency } = await getSettings(scope)
  return converterOf(currency, await store.datedRates(scope.db))
}

/** Currencies and days with amounts that no rate converts. */
export async function missingRates(scope: Pick<Scope, 'db'>): Promise<MissingRate[]> {
  return store.missingRates(scope.db, await getSettings(scope))
}
