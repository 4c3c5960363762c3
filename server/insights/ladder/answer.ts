import { kaplanMeier, type SurvivalStep } from '@rondo/models/kaplan-meier'
import { probabilityBy, timeWatched, type Probability } from '@rondo/models/probability-by'
import { weightedQuantile } from '@rondo/models/weighted-quantile'
import { wilsonInterval } from '@rondo/models/wilson-interval'

/** Customers who made their nth purchase `gapDays` after the one before; null for the first. */
export type GapCount = { nth: number; gapDays: number | null; customers: number }

/** Customers by number of purchases and the day of the last one (days since 1970). */
export type LastOrderCount = { purchases: number; lastDay: number; customers: number }

/** A chance within the longest time for which enough customers were watched. */
export type WatchedChance = Probability & { days: number }

/** One step of the ladder: how many reached it, and how likely the next is. */
export type Step = {
  n: number
  reached: number
  /** The share so far who made purchase n + 1: old and new customers mixed. */
  soFar: { p: number; low: number; high: number; n: number } | null
  /** Days to the next purchase, of those who made it. */
  medianGapDays: number | null
  /**
   * Purchase n + 1 within so many days, and within all the days watched (Kaplan–Meier); null if fewer than 20 customers
   * were still at risk at the end.
   */
  next: Record<'d30' | 'd90' | 'd365', Probability | null> & { watched: WatchedChance | null }
}

export type Ladder = { customers: number; medianGapDays: number | null; steps: Step[] }

/**
 * How many customers reached each purchase and how likely the next one is. After the first step slow customers begin
 * to wait later and are observed for less time: long windows are biased there
 * (Lin, Sun & Ying 1999, Biometrika 86, 59–70). The report says so.
 *
 * @param gaps every purchase, counted by its number and its distance from the one before
 * @param lastOrders customers by number of purchases and last day: those whose next purchase is pending
 * @param observedThrough the last day with a purchase in the whole company, as days since 1970
 * @param steps how many steps, from the first
 * @example ladderOf([{ nth: 1, gapDays: null, customers: 40 }, { nth: 2, gapDays: 9, customers: 20 }],
 *   [{ purchases: 1, lastDay: 0, customers: 20 }, { purchases: 2, lastDay: 9, customers: 20 }], 50, 1).steps[0].next.d30.p // 0.5
 */
export function ladderOf(
  gaps: readonly GapCount[],
  lastOrders: readonly LastOrderCount[],
  observedThrough: number,
  steps: number,
): Ladder {
  const ladder = Array.from({ length: steps }, (_, index) =>
    stepOf(index + 1, gaps, lastOrders, observedThrough),
  )
  return { customers: reachedBy(gaps, 1), medianGapDays: medianGap(gaps), steps: ladder }
}

function stepOf(
  n: number,
  gaps: readonly GapCount[],
  lastOrders: readonly LastOrderCount[],
  observedThrough: number,
): Step {
  const reached = reachedBy(gaps, n)
  const climbed = reachedBy(gaps, n + 1)
  const curve = waitAfter(n, gaps, lastOrders, observedThrough)
  return {
    n,
    reached,
    soFar: reached > 0 ? { p: climbed / reached, ...wilsonInterval(climbed, reached), n: reached } : null,
    medianGapDays: medianGap(gaps.filter(({ nth }) => nth === n + 1)),
    next: {
      d30: probabilityBy(curve, 30),
      d90: probabilityBy(curve, 90),
      d365: probabilityBy(curve, 365),
      watched: watchedChance(curve),
    },
  }
}

function watchedChance(curve: readonly SurvivalStep[]): WatchedChance | null {
  const days = timeWatched(curve)
  return days === null ? null : { days, ...probabilityBy(curve, days)! }
}

/** The survival curve of the time from purchase n to purchase n + 1. */
export function waitAfter(
  n: number,
  gaps: readonly GapCount[],
  lastOrders: readonly LastOrderCount[],
  observedThrough: number,
): SurvivalStep[] {
  const came = gaps
    .filter(({ nth, gapDays }) => nth === n + 1 && gapDays !== null)
    .map(({ gapDays, customers }) => ({ time: gapDays!, events: customers, censored: 0 }))
  const waiting = lastOrders
    .filter(({ purchases }) => purchases === n)
    .map(({ lastDay, customers }) => ({ time: observedThrough - lastDay, events: 0, censored: customers }))
  return kaplanMeier([...came, ...waiting])
}

/** The median of the days between neighbouring purchases; null without a second one. */
export function medianGap(gaps: readonly GapCount[]): number | null {
  const known = gaps.filter(({ gapDays }) => gapDays !== null)
  return weightedQuantile(
    known.map(({ gapDays, customers }) => ({ value: gapDays!, weight: customers })),
    0.5,
  )
}

function reachedBy(gaps: readonly GapCount[], n: number): number {
  return gaps.reduce((sum, { nth, customers }) => (nth === n ? sum + customers : sum), 0)
}
