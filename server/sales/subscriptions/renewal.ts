import { monthsLater } from './change.ts'
import { DAY_MS } from '../../../values/days.ts'

const MONTH = 30.4375
const YEAR = 12

/** When a subscription renews and ends; days are counted from 1970-01-01. */
export type RenewalTerms = {
  /** The first recorded renewal; null: none is recorded. */
  renewsOn: number | null
  /** The recorded day from which terms are counted: the renewal itself, or the start of the term before it. */
  renewsFrom: number | null
  termMonths: number | null
  /** The planned end; null: none. */
  endsOn: number | null
}

/**
 * The first day on or after `today` that is a whole number of terms after the recorded day. Counted from that day and not
 * from the renewal before: what began on the 31st renews on the last day of shorter months, and then on the 31st again.
 *
 * @param recordedOn a day, counted from 1970-01-01
 * @param termMonths 1 or more
 * @example nextRenewal(30, 1, 40) // 58
 * @example nextRenewal(30, 1, 60) // 89
 */
export function nextRenewal(recordedOn: number, termMonths: number, today: number): number {
  if (recordedOn >= today) return recordedOn
  const terms = Math.floor((monthOf(today) - monthOf(recordedOn)) / termMonths)
  const next = monthsLater(recordedOn, terms * termMonths)
  return next >= today ? next : monthsLater(recordedOn, (terms + 1) * termMonths)
}

/**
 * The next renewal of an active subscription, which renews by itself when its day passes without a change; null: no
 * renewal is recorded, or it ends on or before that day.
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
 * The term of a subscription of which only the day of a renewal is known: the whole months before it, at most a year,
 * since one that started years ago and renews in March does so every March.
 *
 * @param began the day on which it started or was last renewed
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
