import type { ActivityBar } from '../../../ui/chart/timeline/lanes.ts'
import type { UsageDay } from '../queries.ts'
import { DAY_MS } from '../../../values/days.ts'

/** Bars closer than this look like one. */
const CLOSEST_PX = 4

export const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`)
const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`)

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
 * Log-in days as bars, each for one day or for several.
 *
 * @param logins the days with a log-in, in any order
 * @param per how many days a bar covers
 * @param tooltip of a bar with its first and last day, its days with a log-in, its events, the most people of a day
 */
export function loginBars(
  logins: readonly UsageDay[],
  per: number,
  tooltip: (bar: { from: string; to: string; days: number; events: number; people: number }) => string,
): ActivityBar[] {
  const size = per * DAY_MS
  const slots = Map.groupBy(logins, ({ day }) => Math.floor(midnight(day) / size))
  return [...slots].map(([slot, own]) => {
    const days = own.map(({ day }) => day).sort()
    const events = own.reduce((sum, one) => sum + one.events, 0)
    const people = Math.max(...own.map(({ contacts }) => contacts))
    const words = tooltip({ from: days[0]!, to: days.at(-1)!, days: days.length, events, people })
    return { from: slot * size, to: (slot + 1) * size, size: events, tooltip: words }
  })
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
