import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import type { History } from '../history/history.ts'
import { Population } from '../population/population.ts'
import type { SignalSettings } from '../settings/schema.ts'

/** How often a replay of the past fits the baseline again, in days. */
export const REFIT_DAYS = 30

/** The histories of a company, a page at a time; can be read more than once. */
export type HistoryPages = () => AsyncIterable<readonly History[]> | Iterable<readonly History[]>

/**
 * What was known of all customers, fitted again every 30 days from the facts up to that day and none after it.
 *
 * @returns the context by day; before `from`, the defaults for a new company
 */
export async function refitContexts(
  pages: HistoryPages,
  settings: SignalSettings,
  from: Day,
  through: Day,
): Promise<(day: Day) => Context> {
  const populations = Array.from(
    { length: Math.max(1, Math.floor((through - from) / REFIT_DAYS) + 1) },
    (_, index) => new Population(from + index * REFIT_DAYS),
  )
  for await (const page of pages()) {
    for (const history of page) for (const population of populations) population.add(history)
  }
  const unknown = new Population(from).context(settings)
  const contexts = populations.map((population) => population.context(settings))
  return (day) => contexts[Math.floor((day - from) / REFIT_DAYS)] ?? (day < from ? unknown : contexts.at(-1)!)
}
