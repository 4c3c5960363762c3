import type { statusSchema } from './schema.ts'
import type { z } from 'zod'
import type { Day } from '../../platform/calendar/days.ts'

export type Status = z.infer<typeof statusSchema>

/** What both sides agreed. Days are counted from 1970-01-01, values are in the unit of the metric. */
export type Agreement = {
  baseline: number
  target: number
  /** Which direction is better. Used only when the target equals the baseline, so that the value has to be held. */
  direction: 'up' | 'down'
  startsOn: Day
  dueOn: Day
  isAgreed: boolean
  /** A status that a person set; it overrides the computed one. */
  override: { status: Status; on: Day } | null
}

/** A reading that counts: neither corrected nor under an open dispute. `at` in milliseconds. */
export type CountedReading = { value: number; day: Day; at: number; id: number }

/** A summary of the readings of a goal. */
export type Measurement = {
  readings: number
  latest: number | null
  latestOn: Day | null
  reachedOn: Day | null
}

export type Standing = {
  status: Status
  /** 0 at the baseline, 1 at the target, more beyond it; null without a reading. */
  progress: number | null
  /** Progress expected on the straight line by the day of the latest reading, or by today without one. */
  expected: number
  reachedOn: Day | null
}

/** A goal is still on track when it is behind the line by less than this share, because readings are irregular. */
export const SLACK = 0.1
/** Without a reading for a quarter of the period, and at least a month, progress is unknown. */
const SILENT_SHARE = 0.25
const SILENT_DAYS = 30

/** Whether the value has to be held, not changed. */
export const isHeld = ({ baseline, target }: Pick<Agreement, 'baseline' | 'target'>) => baseline === target

/** @example isMet({ baseline: 0.2, target: 0.3, direction: 'up' }, 0.31) // true */
export function isMet(
  { baseline, target, direction }: Pick<Agreement, 'baseline' | 'target' | 'direction'>,
  value: number,
): boolean {
  const isUp = target === baseline ? direction === 'up' : target > baseline
  return isUp ? value >= target : value <= target
}

/**
 * Summarises the readings that count: those from the first day on; of a value to be held, those up to the last day. Of
 * several readings on one day the latest counts.
 */
export function measureReadings(
  agreement: Agreement,
  readings: readonly CountedReading[],
  today: Day,
): Measurement {
  const last = isHeld(agreement) ? agreement.dueOn : Infinity
  const own = readings
    .filter(({ day }) => day >= agreement.startsOn && day <= last)
    .toSorted((one, other) => one.at - other.at || one.id - other.id)
  const latest = own.at(-1) ?? null
  const firstMet = own.find(({ value }) => isMet(agreement, value)) ?? null
  return {
    readings: own.length,
    latest: latest?.value ?? null,
    latestOn: latest?.day ?? null,
    reachedOn: isHeld(agreement)
      ? heldUntil(agreement, latest?.value ?? null, today)
      : (firstMet?.day ?? null),
  }
}

/** A value was held when the period is over and the last reading meets the target. */
export function heldUntil(agreement: Agreement, latest: number | null, today: Day): Day | null {
  const isHeldNow = latest !== null && isMet(agreement, latest)
  return isHeldNow && today > agreement.dueOn ? agreement.dueOn : null
}

/**
 * The standing of a goal on a day.
 *
 * @example standingOn({ baseline: 0.2, target: 0.3, direction: 'up', startsOn: 0, dueOn: 90, isAgreed: true, override: null },
 *   { readings: 1, latest: 0.26, latestOn: 45, reachedOn: null }, 45)
 * // { status: 'on_track', progress: 0.6, expected: 0.5, reachedOn: null }
 */
export function standingOn(agreement: Agreement, measurement: Measurement, today: Day): Standing {
  const { override } = agreement
  const progress = measurement.latest === null ? null : progressOf(agreement, measurement.latest)
  const expected = expectedOn(agreement, measurement.latestOn ?? today)
  const status = override?.status ?? computedStatus(agreement, measurement, progress, expected, today)
  const reachedOn = measurement.reachedOn ?? (override?.status === 'reached' ? override.on : null)
  return { status, progress, expected, reachedOn: status === 'reached' ? reachedOn : null }
}

/** Progress of a value from baseline (0) to target (1); 0 when it is worse than the baseline. */
export function progressOf(agreement: Agreement, value: number): number {
  const { baseline, target } = agreement
  if (isHeld(agreement)) return isMet(agreement, value) ? 1 : 0
  return Math.max(0, (value - baseline) / (target - baseline))
}

/** The straight line from 0 on the first day to 1 on the last; always 1 for a value to be held. */
export function expectedOn(agreement: Agreement, day: Day): number {
  const { startsOn, dueOn } = agreement
  if (isHeld(agreement) || day >= dueOn) return 1
  return Math.max(0, (day - startsOn) / (dueOn - startsOn))
}

function computedStatus(
  agreement: Agreement,
  { latestOn, reachedOn }: Measurement,
  progress: number | null,
  expected: number,
  today: Day,
): Status {
  const { startsOn, dueOn, isAgreed } = agreement
  if (!isAgreed || today < startsOn) return 'planned'
  if (reachedOn !== null) return 'reached'
  if (today > dueOn || isSilent(agreement, latestOn, today)) return 'at_risk'
  return progress === null || progress >= expected - SLACK ? 'on_track' : 'at_risk'
}

/** Whether the last reading is so old that progress is unknown. */
export function isSilent({ startsOn, dueOn }: Agreement, latestOn: Day | null, today: Day): boolean {
  return today - (latestOn ?? startsOn) > Math.max(SILENT_DAYS, SILENT_SHARE * (dueOn - startsOn))
}
