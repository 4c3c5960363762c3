import { monthsLater } from './change.ts'
import { DAY_MS } from '../../../values/days.ts'

const MONTH = 30.4375
const YEAR = 12

/** When a subscription was told to renew and to end; days are counted from 1970-01-01. */
export type RenewalTerms = {
  /** The first renewal that was told; null: nobody has. */
  renewsOn: number | null
  /** The day that was told, from which the terms are counted: the renewal itself, or the beginning of the term before it. */
  renewsFrom: number | null
  termMonths: number | null
  /** The day on which it has been told to end; null: it goes on. */
  endsOn: number | null
}

/**
 * The first day on or after `today` that lies whole terms after the day that was told. Counted from the told day and
 * not from the renewal before: what began on the 31st renews on the last day of shorter months and on the 31st again.
 *
 * @param toldOn a day, counted from 1970-01-01
 * @param termMonths 1 or more
 * @example nextRenewal(30, 1, 40) // 58
 * @example nextRenewal(30, 1, 60) // 89
 */
export function nextRenewal(toldOn: number, termMonths: number, today: number): number {
  if (toldOn >= today) return toldOn
  const terms = Math.floor((monthOf(today) - monthOf(toldOn)) / termMonths)
  const next = monthsLater(toldOn, terms * termMonths)
  return next >= today ? next : monthsLater(toldOn, (terms + 1) * termMonths)
}

/**
 * The renewal that is ahead of a running subscription, which renews by itself when its day passes and nothing is told;
 * null: none was told, or it ends before or on that day.
 *
 * @example upcomingRenewal({ renewsOn: 58, renewsFrom: 30, termMonths: 1, endsOn: 58 }, 40) // null
 */
export function upcomingRenewal(
  { renewsOn, renewsFrom, termMonths, endsOn }: RenewalTerms,
  today: number,
): number | null {
  if (renewsOn === null || renewsFrom === null || termMonths === null) return null
  const next = nextRenewal(renewsFrom, termMonths, Math.max(today, renewsOn))
  return endsOn !== null && endsOn <= next ? null : next
}

/**
 * The term of a subscription of which only the day of a renewal is known: the whole months that lie before it, and a
 * year when it began longer ago, since who was started years ago and renews in March does so every March.
 *
 * @param began the day on which it was started or last renewed
 * @example inferTerm(58, 30) // 1
 * @example inferTerm(2000, 30) // 12
 */
export function inferTerm(renewsOn: number, began: number): number {
  if (renewsOn <= began) return YEAR
  return Math.min(YEAR, Math.max(1, Math.round((renewsOn - began) / MONTH)))
}

function monthOf(day: number): number {
  const date = new Date(day * DAY_MS)
  return date.getUTCFullYear() * 12 + date.getUTCMonth()
}
