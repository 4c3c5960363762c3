import { kaplanMeier, type SurvivalStep } from '@rondo/models/kaplan-meier'
import { probabilityBy, timeWatched, type Probability } from '@rondo/models/probability-by'
import { weightedQuantile } from '@rondo/models/weighted-quantile'
import { wilsonInterval } from '@rondo/models/wilson-interval'
import type { GapCount, LadderCounts, WatchedChance } from './counts.ts'
import { longestWatchedShare, watchedShare } from './watched-share.ts'

/** One step of the ladder: how many reached it, and how likely the next is. */
export type Step = {
  n: number
  reached: number
  /** The share so far who made purchase n + 1: old and new customers mixed. */
  soFar: { p: number; low: number; high: number; n: number } | null
  /** Days to the next purchase, of those who made it. */
  medianGapDays: number | null
  /**
   * Purchase n + 1 within so many days, and within all the days watched. On the first step by Kaplan–Meier of all customers,
   * then of those whose purchase n lies so many days back. Null if too few were watched to the end.
   */
  next: Record<'d30' | 'd90' | 'd365', Probability | null> & { watched: WatchedChance | null }
}

export type Ladder = { customers: number; medianGapDays: number | null; steps: Step[] }

/**
 * How many customers reached each purchase and how likely the next one is.
 *
 * @param steps how many steps, from the first
 * @example ladderOf({ gaps: [{ nth: 1, gapDays: null, customers: 40 }, { nth: 2, gapDays: 9, customers: 20 }],
 *   lastOrders: [{ purchases: 1, lastDay: 0, customers: 20 }, { purchases: 2, lastDay: 9, customers: 20 }],
 *   reached: [{ nth: 2, watchedDays: 30, customers: 20 }], observedThrough: 50 }, 1).steps[0].next.d30.p // 0.5
 */
export function ladderOf(counts: LadderCounts, steps: number): Ladder {
  const { gaps } = counts
  const byStep = countsByStep(counts)
  const ladder = Array.from({ length: steps }, (_, index) => stepOf(index + 1, byStep(index + 1)))
  return { customers: reachedBy(gaps, 1), medianGapDays: medianGap(gaps), steps: ladder }
}

/** For each step only what concerns it, because a large company has many rows. */
function countsByStep({ gaps, lastOrders, reached, observedThrough }: LadderCounts) {
  const [gapsBy, reachedBy] = [Map.groupBy(gaps, ({ nth }) => nth), Map.groupBy(reached, ({ nth }) => nth)]
  const lastBy = Map.groupBy(lastOrders, ({ purchases }) => purchases)
  return (n: number): LadderCounts => ({
    gaps: [...(gapsBy.get(n) ?? []), ...(gapsBy.get(n + 1) ?? [])],
    lastOrders: lastBy.get(n) ?? [],
    reached: reachedBy.get(n) ?? [],
    observedThrough,
  })
}

function stepOf(n: number, counts: LadderCounts): Step {
  return {
    n,
    reached: reachedBy(counts.gaps, n),
    soFar: shareSoFar(n, counts.gaps),
    medianGapDays: medianGap(counts.gaps.filter(({ nth }) => nth === n + 1)),
    next: n === 1 ? firstChances(counts) : laterChances(n, counts),
  }
}

/** Of those who made purchase n, the share so far who made the next; null if nobody made n. */
export function shareSoFar(n: number, gaps: readonly GapCount[]): Step['soFar'] {
  const [reached, climbed] = [reachedBy(gaps, n), reachedBy(gaps, n + 1)]
  return reached > 0 ? { p: climbed / reached, ...wilsonInterval(climbed, reached), n: reached } : null
}

function firstChances(counts: LadderCounts): Step['next'] {
  const curve = secondOrderWait(counts)
  const days = timeWatched(curve)
  return {
    d30: probabilityBy(curve, 30),
    d90: probabilityBy(curve, 90),
    d365: probabilityBy(curve, 365),
    watched: days === null ? null : { days, ...probabilityBy(curve, days)! },
  }
}

function laterChances(n: number, counts: LadderCounts): Step['next'] {
  return {
    d30: watchedShare(n, 30, counts),
    d90: watchedShare(n, 90, counts),
    d365: watchedShare(n, 365, counts),
    watched: longestWatchedShare(n, counts),
  }
}

/** The survival curve of the time from the first purchase to the second. */
export function secondOrderWait({
  gaps,
  lastOrders,
  observedThrough,
}: Omit<LadderCounts, 'reached'>): SurvivalStep[] {
  const came = gaps
    .filter(({ nth, gapDays }) => nth === 2 && gapDays !== null)
    .map(({ gapDays, customers }) => ({ time: gapDays!, events: customers, censored: 0 }))
  const waiting = lastOrders
    .filter(({ purchases }) => purchases === 1)
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
