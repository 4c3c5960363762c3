import { Refusal } from '../platform/errors.ts'
import { getSettings } from '../platform/settings.ts'
import type { Asked } from './store.ts'
import { filtersShape, type Filters } from './schema.ts'
import type { Heading } from './report.ts'

/** How an answer is to be written, where it is not as the company's settings say. */
export type Manner = {
  locale?: string
  timeZone?: string
  /** Currencies without a rate, as the module of sales names them: said beside every sum that lacks them. */
  missingRates?: readonly string[]
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

/** Name, locale, currency and time zone of the company, with what the caller wants otherwise. */
export async function headingOf(
  scope: Asked & { now: Date },
  filters: Filters,
  { locale, timeZone, missingRates = [] }: Manner,
): Promise<Heading> {
  const settings = await getSettings(scope)
  return {
    companyName: settings.companyName,
    currency: settings.currency,
    locale: locale ?? settings.locale,
    timeZone: timeZone ?? settings.timeZone,
    createdAt: scope.now.toISOString(),
    missingRates,
    filters,
  }
}
