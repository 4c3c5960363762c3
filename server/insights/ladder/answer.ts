import { kaplanMeier, type SurvivalStep } from '@rondo/models/kaplan-meier'
import { probabilityBy, type Probability } from '@rondo/models/probability-by'
import { weightedQuantile } from '@rondo/models/weighted-quantile'
import { wilsonInterval } from '@rondo/models/wilson-interval'

/** Customers who made their nth purchase so many days after the one before; no days on the first. */
export type GapCount = { nth: number; gapDays: number | null; customers: number }

/** Customers with so many purchases whose last one was on this day (days since 1970). */
export type LastOrderCount = { purchases: number; lastDay: number; customers: number }

/** One step of the ladder: who stands on it and what is known of the next. */
export type Step = {
  n: number
  reached: number
  /** The plain share so far of those on this step who made purchase n + 1: old and young customers mixed. */
  soFar: { p: number; low: number; high: number; n: number } | null
  /** Days between this purchase and the next, of those who made it. */
  medianGapDays: number | null
  /** Purchase n + 1 within so many days, the young counted for as long as they were watched; null: nobody here. */
  next: Record<'ever' | 'd30' | 'd90' | 'd365', Probability | null>
}

export type Ladder = { customers: number; medianGapDays: number | null; steps: Step[] }

/**
 * How many customers reached each purchase and how likely the next one is. After the first step the wait begins
 * later for slow customers, who are therefore watched for less: long windows and "ever" lean high there
 * (Lin, Sun & Ying 1999, Biometrika 86, 59–70). That is said beside the numbers.
 *
 * @param gaps every purchase, counted by its number and its distance from the one before
 * @param lastSeen customers by their number of purchases and last day: those still waited for
 * @param observedThrough the last day with a purchase in the whole company, as days since 1970
 * @param steps how many steps to answer, from the first
 * @example ladderOf([{ nth: 1, gapDays: null, customers: 2 }, { nth: 2, gapDays: 9, customers: 1 }],
 *   [{ purchases: 1, lastDay: 0, customers: 1 }, { purchases: 2, lastDay: 9, customers: 1 }], 50, 1).steps[0].next.d30.p // 0.5
 */
export function ladderOf(
  gaps: readonly GapCount[],
  lastSeen: readonly LastOrderCount[],
  observedThrough: number,
  steps: number,
): Ladder {
  const ladder = Array.from({ length: steps }, (_, index) =>
    stepOf(index + 1, gaps, lastSeen, observedThrough),
  )
  return { customers: reachedBy(gaps, 1), medianGapDays: medianGap(gaps), steps: ladder }
}

function stepOf(
  n: number,
  gaps: readonly GapCount[],
  lastSeen: readonly LastOrderCount[],
  observedThrough: number,
): Step {
  const reached = reachedBy(gaps, n)
  const climbed = reachedBy(gaps, n + 1)
  const curve = waitAfter(n, gaps, lastSeen, observedThrough)
  return {
    n,
    reached,
    soFar: reached > 0 ? { p: climbed / reached, ...wilsonInterval(climbed, reached), n: reached } : null,
    medianGapDays: medianGap(gaps.filter(({ nth }) => nth === n + 1)),
    next: {
      ever: probabilityBy(curve, Infinity),
      d30: probabilityBy(curve, 30),
      d90: probabilityBy(curve, 90),
      d365: probabilityBy(curve, 365),
    },
  }
}

/** The curve of the wait for purchase n + 1, from the day of purchase n on. */
export function waitAfter(
  n: number,
  gaps: readonly GapCount[],
  lastSeen: readonly LastOrderCount[],
  observedThrough: number,
): SurvivalStep[] {
  const came = gaps
    .filter(({ nth, gapDays }) => nth === n + 1 && gapDays !== null)
    .map(({ gapDays, customers }) => ({ time: gapDays!, events: customers, censored: 0 }))
  const waiting = lastSeen
    .filter(({ purchases }) => purchases === n)
    .map(({ lastDay, customers }) => ({ time: observedThrough - lastDay, events: 0, censored: customers }))
  return kaplanMeier([...came, ...waiting])
}

/** The median of the days between neighbouring purchases; null where there is no second one. */
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
