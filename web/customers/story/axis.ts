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
 * The stretch from the last thing that the customer did until now; null: it is short, or they never did anything.
 *
 * @param acts orders and log-ins, in milliseconds since 1970
 * @param label of so many days
 * @example silenceSince([0], 3 * 86_400_000, (days) => `${days} days`)?.label // '3 days'
 */
export function silenceSince(
  acts: readonly number[],
  now: number,
  label: (days: number) => string,
): { from: number; to: number; label: string } | null {
  if (acts.length === 0) return null
  const from = Math.max(...acts)
  const days = Math.round((now - from) / DAY_MS)
  return days < SHORTEST_SILENCE ? null : { from, to: now, label: label(days) }
}
