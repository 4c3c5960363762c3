import { Refusal } from '../../platform/errors/refusal.ts'
import { getSettings, isLocale, isTimeZone } from '../../platform/settings/settings.ts'
import { missingRates } from '../../sales/rates/store.ts'
import type { QueryContext } from '../store.ts'
import { filtersShape, type Filters } from '../schema.ts'
import type { ReportHeading } from './report.ts'

/** How an answer is to be written, where it is not as the company's settings say. */
export type FormatOptions = {
  locale?: string
  timeZone?: string
}

/**
 * The filters, checked.
 *
 * @throws Refusal 400 `filters` that names the filter, what was given and what it should be
 */
export function checkedFilters(filters: unknown): Filters {
  const checked = filtersShape.safeParse(filters)
  if (checked.success) return checked.data
  const { path, message } = checked.error.issues[0]!
  const name = path.join('.')
  const given = name
    ? ` (given: ${JSON.stringify((filters as Record<string, unknown>)[name])?.slice(0, 60)})`
    : ''
  throw new Refusal(400, 'filters', `The filter ${name || 'set'} ${message}${given}.`)
}

/**
 * Name, locale, currency and time zone of the company, with what the caller wants otherwise.
 *
 * @throws Refusal 400 `manner` for a locale or time zone that does not exist
 */
export async function loadHeading(
  scope: QueryContext & { now: Date },
  filters: Filters,
  { locale, timeZone }: FormatOptions,
): Promise<ReportHeading> {
  if (locale !== undefined && !isLocale(locale)) {
    throw new Refusal(400, 'manner', `The locale "${locale}" does not exist; it looks like en-GB.`)
  }
  if (timeZone !== undefined && !isTimeZone(timeZone)) {
    throw new Refusal(
      400,
      'manner',
      `The time zone "${timeZone}" does not exist; it looks like Europe/Berlin.`,
    )
  }
  const [settings, missing] = await Promise.all([getSettings(scope), missingRates(scope)])
  return {
    companyName: settings.companyName,
    currency: settings.currency,
    locale: locale ?? settings.locale,
    timeZone: timeZone ?? settings.timeZone,
    createdAt: scope.now.toISOString(),
    // Said beside every sum that lacks them.
    missingRates: missing.map(({ currency, fromDay, toDay }) => `${currency} (${fromDay} to ${toDay})`),
    filters,
  }
}
