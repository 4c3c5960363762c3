import { riskOf, type Risk } from '@rondo/models/silence/risk'
import { returnShare, type ReturnShare } from '@rondo/models/silence/return-share'
import { MINIMUM_SAMPLE } from '../format.ts'
import { columnsOf, SHORTEST_SILENCE, type WatchedSilences } from './silences.ts'
import { silentByWeek, type SilentWeek } from './weeks.ts'

/** Of silences that lasted so many days, the share that ended by the last day watched; `n` lasted so long. */
export type Return = { days: number; p: number; low: number; high: number; n: number }

/** The first day of silence from which fewer than 5 % return; `high` is null if its interval goes beyond the days shown. */
export type Threshold = { days: number; low: number; high: number | null }

/** What became of silences between visits, that is, orders or days with a log-in. */
export type SilenceAnswer = {
  customers: number
  /** Of a large company a sample is measured. */
  measured: number
  /** The day of silence up to which returns are counted; 0 if nobody was watched long enough. */
  watchedDays: number
  returns: Return[]
  threshold: Threshold | null
  /** By weeks since the first visit: the share silent for longer than the threshold; empty without one. */
  silentByWeek: SilentWeek[]
}

/** Log-ins are null if nobody ever logged in. */
export type Leaving = { orders: SilenceAnswer; logins: SilenceAnswer | null }

/** A silence of which fewer return is a long one. */
const RARE = 0.05
/** How many points the curve has at most. */
const POINTS = 24
/** The silences that tables show. */
export const TABLE_DAYS = [7, 14, 30, 60, 90, 120, 180, 270, 365, 540, 730]

/**
 * What became of silences, from all of them; those that are not over count for as long as they were watched.
 *
 * Silences are followed for half of the time that the data covers, and while at least 20 are watched: what comes later is
 * known only of the earliest customers. Silences are shown up to half of that, so that each has been watched for as long
 * again: the share that returns within the days watched would otherwise fall to 0 only because few days are left.
 */
export function silenceAnswer({ customers, watchedDays, rows }: WatchedSilences): SilenceAnswer {
  const silences = columnsOf(rows)
  const risk = riskOf(silences)
  const until = daysFollowed(risk, watchedDays)
  const known = new Map<number, ReturnShare | null>()
  const shareAfter = (days: number) => {
    if (!known.has(days)) known.set(days, returnShare(risk, silences, days, until))
    return known.get(days)!
  }
  const isEnough = silences.customers >= MINIMUM_SAMPLE
  const longest = isEnough ? longestShown(until, (days) => shareAfter(days)?.n ?? 0) : 0
  const threshold = thresholdOf(longest, shareAfter)
  return {
    customers,
    measured: silences.customers,
    watchedDays: longest === 0 ? 0 : until,
    returns: daysToShow(longest).map((days) => ({ days, ...shareAfter(days)! })),
    threshold,
    silentByWeek: threshold ? silentByWeek(rows, threshold.days) : [],
  }
}

function daysFollowed({ longest, all }: Risk, watchedDays: number): number {
  let until = Math.min(longest, Math.floor(watchedDays / 2))
  while (until > 0 && all.atRisk[until]! < MINIMUM_SAMPLE) until--
  return until
}

/** The longest silence that enough customers reached and that was watched for as long again; 0 if there is none. */
function longestShown(until: number, reached: (days: number) => number): number {
  let days = Math.floor(until / 2)
  while (days >= SHORTEST_SILENCE && reached(days) < MINIMUM_SAMPLE) days--
  return days < SHORTEST_SILENCE ? 0 : days
}

function thresholdOf(longest: number, shareAfter: (days: number) => ReturnShare | null): Threshold | null {
  const firstWhere = (limit: 'p' | 'low' | 'high') =>
    firstDay(longest, (days) => shareAfter(days)![limit] < RARE)
  const days = firstWhere('p')
  return days === null ? null : { days, low: firstWhere('low')!, high: firstWhere('high') }
}

/** The first day for which something holds that holds for all later ones; null if it does not hold for the last. */
function firstDay(longest: number, holds: (days: number) => boolean): number | null {
  if (longest === 0 || !holds(longest)) return null
  let [low, high] = [SHORTEST_SILENCE, longest]
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Those of the table, and others at even distances for the curve. */
function daysToShow(longest: number): number[] {
  if (longest === 0) return []
  const step = Math.max(1, Math.ceil((longest - SHORTEST_SILENCE) / POINTS))
  const even = []
  for (let days = SHORTEST_SILENCE; days < longest; days += step) even.push(days)
  const shown = [...even, longest, ...TABLE_DAYS.filter((days) => days <= longest)]
  return [...new Set(shown)].sort((one, other) => one - other)
}
