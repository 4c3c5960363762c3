import type { Day } from '../../platform/calendar/days.ts'
import { powersFrom, type Moments, type Powers } from './powers.ts'
import { FADING } from './recent-gap.ts'
import { FEWEST_DAYS } from './typical.ts'

/** Lengths are counted in classes of half doublings: from 4 days, then about 5.7, 8, 11.3 … */
const CLASSES = 26
const SHORTEST = 4
const MOMENTS = 6
const classOf = Uint8Array.from({ length: 8192 }, (_, days) =>
  days < 2 ? 0 : Math.min(CLASSES - 1, Math.floor(2 * Math.log2(days) + 1e-9)),
)
const nearestClass = (days: number) => Math.round(2 * Math.log2(Math.max(1, days)))

/**
 * Sums up the silences of all customers and what came of them, one customer after the other, in any order. Memory does
 * not grow with them: each silence adds to the sums of its class of length and of how long it could be observed.
 */
export class SilenceTally {
  readonly #sums = new Float64Array(CLASSES * CLASSES * MOMENTS)
  readonly #startGap: number
  #first = Infinity

  /** @param startGap what the usual gap starts from, in days */
  constructor(startGap: number) {
    this.#startGap = startGap
  }

  /** The first day of all. */
  get first(): Day {
    return this.#first
  }

  /** @param days up to today, ascending, without duplicates */
  add(days: Int32Array, today: Day): void {
    if (days.length === 0) return
    this.#first = Math.min(this.#first, days[0]!)
    let [gaps, weights] = [this.#startGap, 1]
    for (let index = 1; index < days.length; index++) {
      const last = days[index]!
      gaps = gaps * FADING + last - days[index - 1]!
      weights = weights * FADING + 1
      const length = (index + 1 < days.length ? days[index + 1]! : today) - last
      if (index + 1 >= FEWEST_DAYS && length >= SHORTEST)
        this.#addSilence(length, today - last, Math.log(index + 1), Math.log(gaps / weights))
    }
  }

  #addSilence(length: number, observed: number, x: number, y: number): void {
    const lengthClass = classOf[Math.min(length, 8191)]!
    const at = (lengthClass * CLASSES + classOf[Math.min(observed, 8191)]!) * MOMENTS
    const sums = this.#sums
    sums[at]! += 1
    sums[at + 1]! += x
    sums[at + 2]! += y
    sums[at + 3]! += x * x
    sums[at + 4]! += x * y
    sums[at + 5]! += y * y
  }

  /**
   * What the silences say that began so early that leaving could be observed.
   *
   * @param silentFor the days from which a silence says something
   * @param leftAfter who is silent for longer has left
   */
  powers(silentFor: number, leftAfter: number, assumed: Powers): Powers {
    const gone = Math.min(CLASSES, nearestClass(leftAfter))
    const from = Math.max(nearestClass(SHORTEST), Math.min(gone - 2, nearestClass(silentFor)))
    const later = Math.min(from + 2, Math.floor((from + gone) / 2))
    if (later <= from) return assumed
    const [left, returned] = [this.#between(gone, CLASSES, gone), this.#between(from, gone, gone)]
    const stillSilent = left.n + this.#between(later, gone, gone).n
    return powersFrom({ left, returned, stillSilent, spread: 2 ** ((later - from) / 2) }, assumed)
  }

  /** The sums over some classes of length, of the silences observed for at least so long. */
  #between(from: number, to: number, observed: number): Moments {
    const total = new Float64Array(MOMENTS)
    for (let length = from; length < to; length++)
      for (let at = (length * CLASSES + observed) * MOMENTS; at < (length + 1) * CLASSES * MOMENTS; at++)
        total[at % MOMENTS]! += this.#sums[at]!
    const [n, x, y, xx, xy, yy] = total as unknown as [number, number, number, number, number, number]
    return { n, x, y, xx, xy, yy }
  }
}
