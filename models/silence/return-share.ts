import { clusteredInterval } from '../clustered-interval.ts'
import type { Interval } from '../interval.ts'
import { PLACES, type Risk, type RiskTable, type Silences } from './risk.ts'
import { STRATA } from './stratum.ts'

/** Of silences that lasted some days, the share that ended later; `n` silences were seen to last so long. */
export type ReturnShare = Interval & { p: number; n: number }

/** What each stratum contributes: its part of the silences that lasted so long, and the share that ended. */
type Mixture = { n: number; p: number; parts: Float64Array; shares: Float64Array }

/**
 * The share of silences of more than `from` days that ended by day `until`, estimated from all silences: those that are not
 * over count for as long as they were watched. Within each stratum it is the product-limit estimate
 * 1 − S(until) ÷ S(from); the strata are weighted by the silences that lasted `from` days. Without strata it would be
 * biased: customers who return fast begin more silences, later, which are watched for less time.
 *
 * The interval allows for customers with many silences: its error is the sum of the influences of each customer.
 *
 * @returns null if no silence lasted so long
 * @see Kaplan & Meier (1958), JASA 53, 457–481; Wang & Chang (1999), JASA 94, 146–153 for recurring gaps; Ying & Wei (1994),
 * Journal of Multivariate Analysis 50, 17–29 for clustered ones
 * @example returnShare(riskOf({ customer: [0, 1, 2, 3], stratum: [0, 0, 0, 0], days: [9, 9, 9, 9], isOver: [1, 1, 1, 0] }), { customer: [0, 1, 2, 3], stratum: [0, 0, 0, 0], days: [9, 9, 9, 9], isOver: [1, 1, 1, 0] }, 5, 9).p // 0.75
 */
export function returnShare(risk: Risk, silences: Silences, from: number, until: number): ReturnShare | null {
  const mixture = mixtureOf(risk, from, until)
  if (mixture.n === 0) return null
  const sums = influences(risk, silences, mixture, from, until)
  const { p, n } = mixture
  return { p, n, ...clusteredInterval(p, sums, risk.all.atRisk[until] ?? 0) }
}

function mixtureOf({ tables, stayed }: Risk, from: number, until: number): Mixture {
  const parts = new Float64Array(STRATA)
  const shares = new Float64Array(STRATA)
  let n = 0
  for (let stratum = 0; stratum < STRATA; stratum++) {
    const { atRisk, ended } = tables[stratum]!
    parts[stratum] = (atRisk[from] ?? 0) - (ended[from] ?? 0)
    n += parts[stratum]!
  }
  let p = 0
  for (let stratum = 0; stratum < STRATA; stratum++) {
    if (parts[stratum] === 0) continue
    parts[stratum]! /= n
    const stays = stayed[stratum]!
    shares[stratum] = stays[from]! > 0 ? 1 - stays[until]! / stays[from]! : 1
    p += parts[stratum]! * shares[stratum]!
  }
  return { n, p, parts, shares }
}

/** The sum of the influences of each customer's silences on the share. */
function influences(risk: Risk, silences: Silences, mixture: Mixture, from: number, until: number) {
  const moves = movesOf(risk, mixture, from, until)
  const { customer, stratum, days, isOver } = silences
  const sums = new Float64Array(days.length === 0 ? 0 : customer[days.length - 1]! + 1)
  for (let at = 0; at < days.length; at++) {
    const lasted = days[at]!
    // Of a silence that ended it was seen that it lasted longer.
    if (lasted < from || (lasted === from && isOver[at])) continue
    const { ending, waiting } = moves[stratum[at]!]!
    sums[customer[at]!]! +=
      isOver[at] && lasted <= until ? ending[lasted]! : waiting[Math.min(lasted, until)]!
  }
  return sums
}

/** For each stratum of the mixture: by day what a silence moves that ended on it, and one that lasted through it. */
function movesOf(risk: Risk, mixture: Mixture, from: number, until: number) {
  const { n, p, parts, shares } = mixture
  const effects = effectsOf(risk, mixture, from, until)
  return PLACES.map((places, stratum) => {
    const ending = new Float64Array(parts[stratum] === 0 ? 0 : until + 1)
    const waiting = new Float64Array(ending.length).fill((shares[stratum]! - p) / n)
    for (const place of places) {
      const effect = effects[place]
      if (effect) for (let day = from; day < waiting.length; day++) waiting[day]! -= effect.waiting[day]!
    }
    ending.set(waiting)
    for (const place of places) {
      const effect = effects[place]
      if (effect) for (let day = from; day < ending.length; day++) ending[day]! += effect.ending[day]!
    }
    return { ending, waiting }
  })
}

/** For each table that holds on some day: by day what an end adds, and what waiting through that day has taken away. */
function effectsOf({ tables, holds }: Risk, { parts, shares }: Mixture, from: number, until: number) {
  const weights: (Float64Array | undefined)[] = []
  for (let stratum = 0; stratum < STRATA; stratum++) {
    const weight = parts[stratum]! * (1 - shares[stratum]!)
    if (weight === 0) continue
    const place = holds[stratum]!
    for (let day = from + 1; day <= until; day++)
      (weights[place[day]!] ??= new Float64Array(until + 1))[day]! += weight
  }
  return weights.map((weight, place) => weight && effectOf(tables[place]!, weight, from))
}

function effectOf({ atRisk, ended }: RiskTable, weight: Float64Array, from: number) {
  const ending = new Float64Array(weight.length)
  const waiting = new Float64Array(weight.length)
  for (let day = from + 1; day < weight.length; day++) {
    // Over those who stay, as in Greenwood's formula: with one silence per customer the error is his.
    ending[day] = weight[day]! / Math.max(1, atRisk[day]! - ended[day]!)
    waiting[day] = waiting[day - 1]! + (atRisk[day]! > 0 ? (ending[day]! * ended[day]!) / atRisk[day]! : 0)
  }
  return { ending, waiting }
}
