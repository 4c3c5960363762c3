import { logGamma } from './log-gamma.ts'
import type { GapSums } from './rhythm-gaps.ts'

/**
 * Customers of one regularity: (gap ** stretch) is exponential with a rate of each customer's own, and the rates
 * are gamma-distributed with this shape and rate (days ** stretch).
 */
export type Regularity = {
  stretch: number
  shape: number
  rate: number
  /** How many of all customers are of this regularity, or how probable it is for this one; adds up to 1. */
  weight: number
}

export type RhythmPrior = {
  regularities: readonly Regularity[]
  /** Of the silences that began with the third visit or later, how many lasted until the customer had left. */
  leavingShare: number
  /** How many customers it was fitted on; with too few a default is used. */
  customers: number
  fitted: boolean
  converged: boolean
}

/**
 * The posterior of one customer's rhythm: the prior updated with their own gaps. Given the stretch, gamma rates and
 * exponential stretched gaps are conjugate: shape + gaps, rate + Σ gap ** stretch. The weights follow the marginal
 * likelihoods, so that a customer who comes every seventh day is known as regular after a few weeks.
 *
 * @see Hardie, Fader & Wisniewski (1998), Journal of Forecasting 17, 209–229 (Weibull–gamma);
 * Schmittlein, Morrison & Colombo (1987), Management Science 33, 1–24 (gamma–Poisson)
 * @example ownRhythm({ regularities: [{ stretch: 1, shape: 1, rate: 4, weight: 1 }] }, { gaps: 3, logs: 0, spans: [6] }) // [{ stretch: 1, shape: 4, rate: 10, weight: 1 }]
 */
export function ownRhythm({ regularities }: Pick<RhythmPrior, 'regularities'>, own: GapSums): Regularity[] {
  const likelihoods = regularities.map(
    (regularity, which) => Math.log(regularity.weight) + logMarginal(regularity, own, which),
  )
  const highest = Math.max(...likelihoods)
  const weights = likelihoods.map((likelihood) => Math.exp(likelihood - highest))
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  return regularities.map(({ stretch, shape, rate }, which) => ({
    stretch,
    shape: shape + own.gaps,
    rate: rate + own.spans[which]!,
    weight: weights[which]! / total,
  }))
}

/**
 * The logarithm of how likely these gaps are for a customer of this regularity whose rate is unknown.
 *
 * @param which the place of this regularity's stretch among the spans
 * @example logMarginal({ stretch: 1, shape: 2, rate: 2, weight: 1 }, { gaps: 1, logs: 0, spans: [2] }, 0) // -2.0794415
 */
export function logMarginal({ stretch, shape, rate }: Regularity, own: GapSums, which: number): number {
  const { gaps, logs, spans } = own
  return (
    gaps * Math.log(stretch) +
    (stretch - 1) * logs +
    logGamma(shape + gaps) -
    logGamma(shape) +
    shape * Math.log(rate) -
    (shape + gaps) * Math.log(rate + spans[which]!)
  )
}

/**
 * The chance that a customer of this rhythm who is still active shows no visit for so many days. The tail is
 * S(days) = Σ weight · (rate ÷ (rate + days ** stretch)) ** shape, a mixture of Burr XII distributions (Lomax where
 * stretch is 1). Active means to come again within `within` days, so that the chance is
 * (S(days) − S(within)) ÷ (1 − S(within)).
 *
 * @param rhythm of `ownRhythm`, or of a prior for somebody unknown
 * @param within such as LEAVING_DAYS; Infinity asks for the plain tail
 * @returns 0 from `within` on
 * @example chanceOfSilence([{ stretch: 1, shape: 4, rate: 10, weight: 1 }], 10, Infinity) // 0.0625
 */
export function chanceOfSilence(rhythm: readonly Regularity[], days: number, within: number): number {
  const beyond = within === Infinity ? 0 : tail(rhythm, within)
  return Math.max(0, tail(rhythm, days) - beyond) / (1 - beyond)
}

function tail(rhythm: readonly Regularity[], days: number): number {
  let chance = 0
  for (const { stretch, shape, rate, weight } of rhythm)
    chance += weight * Math.exp(-shape * Math.log1p(days ** stretch / rate))
  return chance
}
