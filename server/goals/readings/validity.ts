import { Refusal } from '../../platform/errors/refusal.ts'
import { DAY_MS } from '../../../values/days.ts'

/**
 * The time of a reading; the default is now.
 *
 * @throws Refusal 400 when it is more than a day in the future or before 1970
 */
export function readingTime(at: Date | undefined, now: Date): Date {
  if (at === undefined) return now
  const fault = timeFault(at, now)
  if (fault) throw new Refusal(400, 'at', `"at" is ${at.toISOString()}, which ${fault}.`)
  return at
}

/** Why a reading cannot have this time; null when it can. */
export function timeFault(at: Date, now: Date): string | null {
  if (at.getTime() > now.getTime() + DAY_MS) return 'lies in the future'
  return at.getTime() <= 0 ? 'lies before 1970' : null
}

/** 25 % is 0.25; someone who sends 25 means percent and would be wrong by a factor of 100. */
const LARGEST_SHARE = 5

/** Why a value is not valid in a unit; null when it is. */
export function valueFault(value: number, unit: string): string | null {
  if (!Number.isFinite(value) || Math.abs(value) > 1e15) return 'is not a number that can be stored'
  if (unit === 'percent' && Math.abs(value) > LARGEST_SHARE)
    return `is not a share: 25 % is written 0.25, and the maximum is ${LARGEST_SHARE}`
  return null
}

/** @throws Refusal 400 when the value is not valid in the unit */
export function refuseInvalidValue(value: number, unit: string, field = 'value'): void {
  const fault = valueFault(value, unit)
  if (fault) throw new Refusal(400, field, `"${field}" is ${value}, which ${fault}.`)
}

/** @throws Refusal 400 for a cursor that no response contained */
export function refuseCursor(after: string): never {
  throw new Refusal(
    400,
    'after',
    `"${after}" is not a position in this list. Start again from the beginning.`,
  )
}
