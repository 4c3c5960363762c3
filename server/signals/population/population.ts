import type { Day } from '../../platform/calendar/days.ts'
import type { Context } from '../detect/context.ts'
import { countUpTo, loginDays, type History } from '../history/history.ts'
import { addToCounts, emptyCounts } from './same-age.ts'
import { AGE_LIMITS, ageClass, activityOf, topFifthThreshold } from './peers.ts'
import { orderDaysOf } from '../rhythm/order-rhythm.ts'
import { SilenceTally } from '../rhythm/tally.ts'
import {
  DEFAULT_TYPICAL,
  LEAVING_GAPS,
  LEFT_AFTER,
  RhythmTally,
  type TypicalRhythms,
} from '../rhythm/typical.ts'
import type { SignalSettings } from '../settings/schema.ts'

const MOST_ORDERS = 100
/** Customers without a log-in, or without an order, for so long say nothing about what is typical now. */
const ACTIVE_USER_DAYS = 90
const ACTIVE_BUYER_DAYS = 365
/** A silence of log-ins says something from so many days on. */
const WEEK = 7

/**
 * All customers of a company on one day, added one by one in any order: what the rules compare each customer with. Memory
 * does not grow with them.
 */
export class Population {
  readonly #today: Day
  readonly #doing = AGE_LIMITS.slice(1).map(() => ({
    loginDays: Array<number>(31).fill(0),
    orders: Array<number>(MOST_ORDERS + 1).fill(0),
  }))
  readonly #sameAge = emptyCounts()
  readonly #logins = new RhythmTally()
  readonly #orders = new RhythmTally()
  readonly #loginSilences = new SilenceTally(DEFAULT_TYPICAL.logins.gap)
  readonly #orderSilences = new SilenceTally(DEFAULT_TYPICAL.orders.gap)
  #trackingSince = Infinity

  constructor(today: Day) {
    this.#today = today
  }

  add(history: History): void {
    const all = loginDays(history)
    const days = all.subarray(0, countUpTo(all, this.#today))
    if (isActive(days, this.#today, ACTIVE_USER_DAYS)) this.#logins.add(days)
    this.#loginSilences.add(days, this.#today)
    const orders = orderDaysOf(history.orders, this.#today)
    if (isActive(orders, this.#today, ACTIVE_BUYER_DAYS)) this.#orders.add(orders)
    this.#orderSilences.add(orders, this.#today)
    if (days.length > 0) this.#trackingSince = Math.min(this.#trackingSince, days[0]!)
    const doing = activityOf(history, this.#today)
    if (doing) {
      const peers = this.#doing[ageClass(doing.ageDays)]!
      peers.loginDays[doing.loginDays]! += 1
      peers.orders[Math.min(MOST_ORDERS, doing.orders)]! += 1
    }
    addToCounts(this.#sameAge, history, this.#today)
  }

  context(settings: SignalSettings): Context {
    return {
      settings,
      typical: this.#typical(),
      peers: this.#doing.map((all) => ({
        peers: all.orders.reduce((sum, count) => sum + count, 0),
        loginDays: topFifthThreshold(all.loginDays),
        orders: topFifthThreshold(all.orders),
      })),
      sameAge: this.#sameAge,
      trackingSince: Number.isFinite(this.#trackingSince) ? this.#trackingSince : null,
    }
  }

  #typical(): TypicalRhythms {
    const logins = this.#logins.typical(DEFAULT_TYPICAL.logins)
    const orders = this.#orders.typical(DEFAULT_TYPICAL.orders)
    const history = this.#today - this.#orderSilences.first
    const left = Math.min(LEAVING_GAPS * orders.gap, history / 2)
    return {
      logins: { ...logins, powers: this.#loginSilences.powers(WEEK, LEFT_AFTER, logins.powers) },
      orders: { ...orders, powers: this.#orderSilences.powers(left / 4, left, orders.powers) },
    }
  }
}

const isActive = (days: Int32Array, today: Day, within: number) =>
  days.length > 0 && days.at(-1)! > today - within

/** Whether a customer is in the sample of one in `every`: by a hash (Knuth's), so that it is not the oldest or the newest. */
export function isSampled(customerId: number, every: number): boolean {
  return Math.imul(customerId, 2654435761) >>> 0 < 2 ** 32 / every
}
