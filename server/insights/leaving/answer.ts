import { kaplanMeier } from '@rondo/models/kaplan-meier'
import { probabilityBy, type Probability } from '@rondo/models/probability-by'
import { weightedQuantile } from '@rondo/models/weighted-quantile'
import type { GapCount } from '../ladder/answer.ts'

/**
 * How long a silence must be before it counts as for good, in days: longer than 95 of 100 silences that ended.
 * Of customers who log in their silence between log-ins is meant, of others the one between orders.
 */
export type SilenceThresholds = { orders: number | null; logins: number | null }

/**
 * Customers by days from their first order to their last activity (left), or to the day until which they are known to
 * have stayed (not left).
 */
export type StayCount = { isGone: boolean; days: number; customers: number }

/** By the end of a week, counted from 1, and how many were still watched when it began. */
export type LeavingPoint = { week: number; p: number; low: number; high: number; atRisk: number }

export type Leaving = {
  silence: SilenceThresholds
  customers: number
  gone: number
  /** Customers with so late a first order that it is not known yet whether they left; not counted. */
  tooYoung: number
  d30: Probability | null
  d90: Probability | null
  d365: Probability | null
  curve: LeavingPoint[]
}

const THRESHOLD_SHARE = 0.95
/** With fewer silences the 95th percentile means little. */
const MINIMUM_SILENCES = 20
/** A few days without an order are no sign of leaving. */
const SHORTEST_THRESHOLD = 14

/** The company's long silence between two purchases. @example silenceThreshold([]) // null */
export function silenceThreshold(gaps: readonly Pick<GapCount, 'gapDays' | 'customers'>[]): number | null {
  const ended = gaps.flatMap(({ gapDays, customers }) =>
    gapDays === null ? [] : [{ value: gapDays, weight: customers }],
  )
  const total = ended.reduce((sum, { weight }) => sum + weight, 0)
  const long = total < MINIMUM_SILENCES ? null : weightedQuantile(ended, THRESHOLD_SHARE)
  return long === null ? null : Math.max(SHORTEST_THRESHOLD, Math.ceil(long))
}

/** The share of customers who have gone quiet for good, by weeks since their first order (Kaplan–Meier). */
export function leavingOf(
  stays: readonly StayCount[],
  tooYoung: number,
  silence: SilenceThresholds,
): Leaving {
  const steps = kaplanMeier(
    stays.map(({ isGone, days, customers }) => ({
      time: days,
      events: isGone ? customers : 0,
      censored: isGone ? 0 : customers,
    })),
  )
  const weeks = Array.from({ length: Math.floor(((steps.at(-1)?.time ?? -7) + 7) / 7) }, (_, week) => week)
  return {
    silence,
    customers: steps[0]?.atRisk ?? 0,
    gone: steps.reduce((sum, { events }) => sum + events, 0),
    tooYoung,
    d30: probabilityBy(steps, 30),
    d90: probabilityBy(steps, 90),
    d365: probabilityBy(steps, 365),
    curve: weeks.map((week) => {
      const { p, low, high } = probabilityBy(steps, week * 7 + 6)!
      return { week: week + 1, p, low, high, atRisk: steps.find(({ time }) => time >= week * 7)!.atRisk }
    }),
  }
}
