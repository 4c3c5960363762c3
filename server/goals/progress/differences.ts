import { formatDay, parseDay } from '../../platform/calendar/days.ts'
import { measureReadings, standingOn, type CountedReading, type Standing } from './standing.ts'
import { agreementOf, type StoredGoal } from './stored-goal.ts'

export type GoalDifference = { customerId: number; what: string }

/** A goal with its stored standing; `asOf` is null when it has none. */
export type GoalToVerify = StoredGoal &
  Omit<Standing, 'reachedOn'> & {
    reachedOn: string | null
    readings: number
    latest: number | null
    asOf: string | null
  }

export type ReadingRow = CountedReading & {
  customerId: number
  metricId: number
  corrects: number | null
  isOpen: boolean
}

/** Where the stored standing of a goal differs from the one that its readings give. */
export function differencesOf(
  goal: GoalToVerify,
  readings: readonly ReadingRow[],
  timeZone: string,
): GoalDifference[] {
  const of = (what: string): GoalDifference => ({
    customerId: goal.customerId,
    what: `goal ${goal.id}: ${what}`,
  })
  if (goal.asOf === null) return [of('it has no standing')]
  const corrected = new Set(readings.map(({ corrects }) => corrects))
  const counted = readings.filter(({ id, isOpen }) => !isOpen && !corrected.has(id))
  const agreement = agreementOf(goal, timeZone)
  const asOf = parseDay(goal.asOf)
  const measurement = measureReadings(agreement, counted, asOf)
  const { reachedOn, ...standing } = standingOn(agreement, measurement, asOf)
  const expected = {
    ...standing,
    reachedOn: reachedOn === null ? null : formatDay(reachedOn),
    readings: measurement.readings,
    latest: measurement.latest,
  }
  return Object.entries(expected).flatMap(([what, value]) =>
    goal[what as keyof GoalToVerify] === value
      ? []
      : [
          of(
            `${what} is ${String(goal[what as keyof GoalToVerify])}, but the readings give ${String(value)}`,
          ),
        ],
  )
}
