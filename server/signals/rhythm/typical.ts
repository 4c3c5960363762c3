import type { Powers } from './powers.ts'
import { recentGap } from './recent-gap.ts'

/** What is typical of a company's customers: the days between two visits or orders, and the number of days with one. */
export type Typical = {
  gap: number
  days: number
  /** How much longer Rondo waits for customers who differ from it. */
  powers: Powers
  /** How many customers it was worked out from; 0: too few, these are the defaults. */
  customers: number
}

/** Both rhythms of a company. */
export type TypicalRhythms = { logins: Typical; orders: Typical }

/** Until there are enough customers, and until enough of them have left to learn the powers from. */
export const DEFAULT_TYPICAL: TypicalRhythms = {
  logins: { gap: 3, days: 10, powers: { days: 0.2, gap: -0.2 }, customers: 0 },
  orders: { gap: 30, days: 5, powers: { days: 0.2, gap: 0 }, customers: 0 },
}

/** Who has not logged in for longer has left. */
export const LEFT_AFTER = 90

/** Who has not ordered for more than so many typical gaps has left. */
export const LEAVING_GAPS = 6

/** With fewer days somebody has no rhythm. */
export const FEWEST_DAYS = 3

/** With fewer customers nothing is typical. */
const FEWEST_CUSTOMERS = 20

/** Sums up the rhythms of customers, one by one, in any order. */
export class RhythmTally {
  #customers = 0
  #gaps = 0
  #days = 0

  /** @param days ascending, without duplicates; customers with fewer than three do not count */
  add(days: Int32Array): void {
    if (days.length < FEWEST_DAYS) return
    this.#customers += 1
    this.#days += Math.log(days.length)
    const meanGap = (days.at(-1)! - days[0]!) / (days.length - 1)
    this.#gaps += Math.log(recentGap(days, meanGap))
  }

  /** The geometric means; the default below twenty customers. */
  typical(otherwise: Typical): Typical {
    const customers = this.#customers
    if (customers < FEWEST_CUSTOMERS) return otherwise
    const [gap, days] = [Math.exp(this.#gaps / customers), Math.exp(this.#days / customers)]
    return { gap, days, powers: otherwise.powers, customers }
  }
}
