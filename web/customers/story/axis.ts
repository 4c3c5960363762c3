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

/**
 * From when to when the axis runs. It reaches to now, so that a silence can be seen, unless that would leave most of
 * it empty, as in a history of years ago.
 *
 * @param moments everything that is drawn, in milliseconds since 1970
 * @param atLeast until when it runs in any case
 */
export function axisRange(
  moments: readonly number[],
  now: number,
  atLeast: number,
): { from: number; to: number } {
  const from = Math.min(...moments)
  const last = Math.max(atLeast, ...moments)
  const isNear = now - last <= Math.max(120 * DAY_MS, (last - from) / 2)
  return { from, to: Math.max(last, isNear ? now : last) }
}
