import { Refusal } from '../../platform/errors/refusal.ts'
import type { Scope } from '../../platform/scope/scope.ts'
import { isLocale, isTimeZone } from '../../platform/settings/schema.ts'
import { getSettings } from '../../platform/settings/settings.ts'
import { missingRates } from '../../sales/rates/rates.ts'
import type { FormatSettings } from '../format.ts'
import type { Filters } from '../schema.ts'

/** How the report is written, where not as the company's settings say. */
export type FormatOptions = {
  locale?: string
  timeZone?: string
  /** What readers should know about the data, in sentences. */
  notes?: readonly string[]
}

/** Whose report it is, how it is written, when it was made, and which currencies lack a rate. */
export type ReportHeading = FormatSettings & {
  companyName: string
  timeZone: string
  /** ISO 8601 */
  createdAt: string
  missingRates: readonly string[]
  filters: Filters
  notes: readonly string[]
}

/**
 * Name, locale, currency and time zone of the company, or what the caller wants instead.
 *
 * @throws Refusal 400 `manner` for a locale or time zone that does not exist
 */
export async function loadHeading(
  scope: Pick<Scope, 'db' | 'now'>,
  filters: Filters,
  { locale, timeZone, notes = [] }: FormatOptions,
): Promise<ReportHeading> {
  if (locale !== undefined && !isLocale(locale)) {
    throw new Refusal(400, 'manner', `The locale "${locale}" does not exist; it should look like en-GB.`)
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new Refusal(
      400,
      'manner',
      `The time zone "${timeZone}" does not exist; it should look like Europe/Berlin.`,
    )
  }
  const [settings, missing] = await Promise.all([getSettings(scope), missingRates(scope)])
  return {
    companyName: settings.companyName,
    currency: settings.currency,
    locale: locale ?? settings.locale,
    timeZone: timeZone ?? settings.timeZone,
    createdAt: scope.now.toISOString(),
    // Shown beside every sum that lacks them.
    missingRates: missing.map(({ currency, fromDay, toDay }) => `${currency} (${fromDay} to ${toDay})`),
    filters,
    notes,
  }
}
