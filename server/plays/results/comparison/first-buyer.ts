import type { Person } from '@rondo/models/trials/person'

/** A customer of a month of first orders in which somebody was asked. Days are counted from the first order. */
export type FirstBuyer = {
  /** The month of the first order. */
  month: string
  /** The day of the second order; null: none yet. */
  cameBack: number | null
  /** The day of the first ask that was answered neither with no nor with not now; null: none. */
  asked: number | null
  /** The day of the first ask that was answered with no; null: none. */
  refused: number | null
  /** The last day of which everything is known. */
  watched: number
  /** The class of success on each day. */
  classes: ArrayLike<number>
}

/** Asks after the first 30 days do not count. */
export const ASKED_WITHIN = 30

/** Every ask has the same time to work in. */
export const BACK_WITHIN = 30

/** The last day on which something that happens to a customer matters. */
export const LAST_DAY = ASKED_WITHIN + BACK_WITHIN

/** @param countsRefusals whether somebody who said no was asked */
export function personOf(buyer: FirstBuyer, countsRefusals = false): Person {
  const refused = countsRefusals ? (buyer.refused ?? Infinity) : Infinity
  return {
    stratum: buyer.month,
    classes: buyer.classes,
    treatedOn: Math.min(buyer.asked ?? Infinity, refused),
    outcomeOn: buyer.cameBack ?? Infinity,
    watchedThrough: buyer.watched,
  }
}
