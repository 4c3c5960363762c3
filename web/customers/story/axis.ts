import { noon } from '../../../ui/date/days.ts'
import { DAY_MS } from '../../../values/days.ts'

/** Bars closer than this look like one. */
const CLOSEST_PX = 4

/**
 * How many days one bar covers: one, seven in a long history, four weeks in one of many years.
 *
 * @param days how long the axis is
 * @param width how wide it is, in pixels
 * @example daysPerBar(90, 760) // 1
 * @example daysPerBar(800, 760) // 7
 */
export function daysPerBar(days: number, width: number): 1 | 7 | 28 {
  const fits = (per: number) => (days / per) * CLOSEST_PX <= width
  return fits(1) ? 1 : fits(7) ? 7 : 28
}

/** A new customer's axis is this long, in days: one point is no story. */
const SHORTEST_DAYS = 30

/**
 * From when to when the axis runs. It always ends now, so that a silence can be seen.
 *
 * @param moments everything that is drawn, in milliseconds since 1970
 */
export function axisRange(moments: readonly number[], now: number): { from: number; to: number } {
  return { from: Math.min(...moments, now - SHORTEST_DAYS * DAY_MS), to: Math.max(now, ...moments) }
}

/** Shorter silences, in days, are not drawn. */
const SHORTEST_SILENCE = 2

/**
 * The stretch from the last day on which the customer did something until now; null: it is short, or they never did.
 *
 * @param days with an order or a log-in
 * @param label of so many days
 * @example silenceSince(['2026-11-01'], '2026-11-04', Date.parse('2026-11-04'), (days) => `${days} days`)?.label // '3 days'
 */
export function silenceSince(
  days: readonly string[],
  today: string,
  now: number,
  label: (days: number) => string,
): { from: number; to: number; label: string } | null {
  const last = days.toSorted().at(-1)
  if (last === undefined) return null
  const silent = Math.round((noon(today) - noon(last)) / DAY_MS)
  return silent < SHORTEST_SILENCE ? null : { from: noon(last), to: now, label: label(silent) }
}
