import { Refusal } from '../../platform/errors/refusal.ts'
import { DAY_MS } from '../../../values/days.ts'

/** Converts a local wall-clock time, given as milliseconds as if it were UTC, to the moment that it names. */
export type LocalTime = (wallClock: number) => number

/**
 * Local time in an IANA zone, right across changes to and from summer time. A time that a change skips is read
 * with the offset before it (02:30 becomes 03:30); one that occurs twice is read as its first occurrence: the
 * rule of RFC 5545, Temporal's "compatible". The offset of each ordinary day is looked up once.
 *
 * @throws Refusal 400 `zone_unknown`.
 * @example localTime('Europe/Berlin')(Date.UTC(2024, 6, 1, 12)) // Date.UTC(2024, 6, 1, 10)
 */
export function localTime(zone: string): LocalTime {
  checkZone(zone)
  const offsets = new Map<number, number | null>()
  return (wallClock) => {
    const day = Math.floor(wallClock / DAY_MS) * DAY_MS
    let offset = offsets.get(day)
    if (offset === undefined) {
      const before = offsetAt(day, zone)
      offset = before === offsetAt(day + DAY_MS, zone) ? before : null
      offsets.set(day, offset)
    }
    return wallClock - (offset ?? offsetAt(wallClock, zone))
  }
}

/** @throws Refusal 400 `zone_unknown`, naming the zone. */
export function checkZone(zone: string): void {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(zone)
  } catch {
    const remedy = 'Use a name of the IANA list, such as Europe/Berlin, America/New_York or UTC.'
    throw new Refusal(400, 'zone_unknown', `“${zone.slice(0, 60)}” is not a time zone. ${remedy}`)
  }
}

function offsetAt(wallClock: number, zone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(wallClock).toZonedDateTimeISO('UTC').toPlainDateTime()
  return wallClock - local.toZonedDateTime(zone).epochMilliseconds
}
