import { parseDay, formatDay } from '../platform/calendar/days.ts'

/** The last known day of a company without a purchase. */
export const NO_DAY = '1970-01-01'

/** The month of a day. @example monthOf('2011-12-09') // '2011-12' */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}

/** The month so many months later. @example monthAfter('2010-12', 3) // '2011-03' */
export function monthAfter(month: string, months: number): string {
  const index = monthIndex(month) + months
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
}

/** The number of months between two months. @example monthsBetween('2010-12', '2011-03') // 3 */
export function monthsBetween(from: string, to: string): number {
  return monthIndex(to) - monthIndex(from)
}

/** Whether the month has days after this one. @example isUnfinished('2011-12-09') // true */
export function isUnfinished(lastDay: string): boolean {
  return monthOf(formatDay(parseDay(lastDay) + 1)) === monthOf(lastDay)
}

function monthIndex(month: string): number {
  const [year, number] = month.split('-').map(Number)
  return year! * 12 + number! - 1
}
