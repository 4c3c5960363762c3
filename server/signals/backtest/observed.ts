import type { Day } from '../../platform/calendar/days.ts'
import { FEWEST_DAYS } from '../rhythm/typical.ts'

/** A silence of which is known whether the customer left, and when the rule would have raised an alarm. */
export type ObservedSilence = {
  /** Which customer, counted from 0. */
  customer: number
  /** Days until the customer came again; Infinity: not within the log. */
  length: number
  /** The days between two visits or orders that were usual when it began. */
  usualGap: number
  /** The silent day on which the rule raises an alarm at a setting; never earlier at a higher setting. */
  alarmOn: (setting: number) => number
}

/** What a rule knows when a silence begins. */
export type Judge = (known: Int32Array, firstDay: Day) => Pick<ObservedSilence, 'usualGap' | 'alarmOn'>

/**
 * Every silence from the third day of a customer on that began so early that leaving could be observed: chosen by its
 * beginning, whatever came of it. Of those that began later, only the short ones have an end: they would make every
 * rule look worse than it is, and one that waits long look better than others.
 *
 * @param people the days of each customer, ascending, without duplicates
 * @param leftAfter who is silent for longer than so many days has left
 * @param through the last day of the log
 */
export function observedSilences(
  people: readonly Int32Array[],
  leftAfter: number,
  through: Day,
  judge: Judge,
): ObservedSilence[] {
  return people.flatMap((days, customer) => {
    const silences: ObservedSilence[] = []
    for (let count = FEWEST_DAYS; count <= days.length; count++) {
      const last = days[count - 1]!
      if (last + leftAfter > through) break
      const length = count < days.length ? days[count]! - last : Infinity
      silences.push({ customer, length, ...judge(days.subarray(0, count), last) })
    }
    return silences
  })
}
