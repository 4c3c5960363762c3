import { dayIn, parseDay, type Day } from '../../platform/calendar/days.ts'
import {
  heldUntil,
  isHeld,
  standingOn,
  type Agreement,
  type Measurement,
  type Standing,
  type Status,
} from './standing.ts'

/** A goal as it is stored; days as text. */
export type StoredGoal = {
  customerId: number
  id: number
  metricId: number
  baseline: number
  target: number
  direction: 'up' | 'down'
  startsOn: string
  dueOn: string
  agreedOn: string | null
  overrideStatus: Status | null
  overrideAt: Date | null
}

/** A stored goal with a summary of its readings. */
export type MeasuredGoal = StoredGoal & {
  readings: number
  latest: number | null
  latestAt: Date | null
  firstMetAt: Date | null
}

export type JudgedGoal = { goal: MeasuredGoal; standing: Standing }

/** What was agreed, with the days as numbers in the company's time zone. */
export function agreementOf(goal: StoredGoal, timeZone: string): Agreement {
  const { baseline, target, direction, overrideStatus, overrideAt } = goal
  return {
    baseline,
    target,
    direction,
    startsOn: parseDay(goal.startsOn),
    dueOn: parseDay(goal.dueOn),
    isAgreed: goal.agreedOn !== null,
    override: overrideStatus && overrideAt && { status: overrideStatus, on: dayIn(overrideAt, timeZone) },
  }
}

/** The standing of a stored goal on a day. */
export function standingOf(goal: MeasuredGoal, today: Day, timeZone: string): Standing {
  const agreement = agreementOf(goal, timeZone)
  const dayAt = (at: Date | null) => (at === null ? null : dayIn(at, timeZone))
  const measurement: Measurement = {
    readings: goal.readings,
    latest: goal.latest,
    latestOn: dayAt(goal.latestAt),
    reachedOn: isHeld(agreement) ? heldUntil(agreement, goal.latest, today) : dayAt(goal.firstMetAt),
  }
  return standingOn(agreement, measurement, today)
}
