import { ascend } from './ascent.ts'
import { digamma } from './digamma.ts'
import { logGamma } from './log-gamma.ts'
import type { Silences } from './leaving.ts'
import { logMarginal, type Regularity, type RhythmPrior } from './rhythm.ts'
import { STRETCHES, type GapSums } from './rhythm-gaps.ts'

/** Equal customers are grouped, with their number. */
export type GroupedGaps = GapSums & { customers: number }

/** Below so many customers with a gap nothing is fitted; below so many silences neither is the leaving share. */
export const FEWEST_TO_FIT = 20

/** The penalty on the shape: as weak as a twenty-fifth of one customer, it keeps the shape finite where all are alike. */
const PENALTY = 0.02
/** Added to each regularity before shares are taken, so that none is ever impossible. */
const FLOOR = 0.5
const ROUNDS = 30

/**
 * The default prior until there is enough data: half burst-like, a usual gap of about four days, one silence in ten
 * final, each with a wide spread.
 */
export const DEFAULT_PRIOR: RhythmPrior = {
  regularities: STRETCHES.map((stretch, which) => ({
    stretch,
    shape: 1.5,
    rate: 1.5 * 4 ** stretch,
    weight: [0.5, 0.3, 0.1, 0.1][which]!,
  })),
  leavingShare: 0.1,
  customers: 0,
  fitted: false,
  converged: true,
}

/**
 * How rhythms differ among the customers of a company, by maximum likelihood: for each stretch the gamma
 * distribution of the rates, then how many customers are of which (expectation–maximisation over the weights).
 *
 * @param grouped gaps of customers who have any; customers with equal sums may be grouped
 * @param all silences of all customers together
 * @returns the default prior, `fitted` false, below 20 customers; `converged` false where the likelihood has no flat top
 * @see Fader & Hardie (2005), "Implementing the BG/NBD model", for the likelihood of grouped sums in log space
 * @example fitRhythm([{ gaps: 4, logs: 2, spans: [8, 9, 12, 30], customers: 5 }], { ended: 20, left: 2 }).fitted // false
 */
export function fitRhythm(grouped: readonly GroupedGaps[], all: Silences): RhythmPrior {
  const known = grouped.filter(({ gaps }) => gaps > 0)
  const customers = known.reduce((sum, one) => sum + one.customers, 0)
  const leavingShare =
    all.ended < FEWEST_TO_FIT ? DEFAULT_PRIOR.leavingShare : (all.left + FLOOR) / (all.ended + 2 * FLOOR)
  if (customers < FEWEST_TO_FIT) return { ...DEFAULT_PRIOR, leavingShare, customers }
  const fits = STRETCHES.map((stretch, which) => fitRates(known, stretch, which))
  return {
    regularities: weighed(
      fits.map(({ regularity }) => regularity),
      known,
    ),
    leavingShare,
    customers,
    fitted: true,
    converged: fits.every(({ converged }) => converged),
  }
}

function fitRates(known: readonly GroupedGaps[], stretch: number, which: number) {
  const total = (pick: (one: GroupedGaps) => number) =>
    known.reduce((sum, one) => sum + one.customers * pick(one), 0)
  const meanSpan = total(({ spans }) => spans[which]!) / total(({ gaps }) => gaps)
  const start: [number, number] = [Math.log(1.5), Math.log(1.5 * meanSpan)]
  const { at, converged } = ascend((point) => likelihoodOf(known, which, point), start)
  const regularity: Regularity = { stretch, shape: Math.exp(at[0]), rate: Math.exp(at[1]), weight: 1 }
  return { regularity, converged }
}

/** Of ln shape and ln rate; what does not depend on them is left out. */
function likelihoodOf(known: readonly GroupedGaps[], which: number, [logShape, logRate]: [number, number]) {
  const [shape, rate] = [Math.exp(logShape), Math.exp(logRate)]
  const [logGammaShape, digammaShape] = [logGamma(shape), digamma(shape)]
  let value = -PENALTY * logShape ** 2
  let [byShape, byRate] = [0, 0]
  for (const { gaps, spans, customers } of known) {
    const span = rate + spans[which]!
    const logSpan = Math.log(span)
    value += customers * (logGamma(shape + gaps) - logGammaShape + shape * logRate - (shape + gaps) * logSpan)
    byShape += customers * (digamma(shape + gaps) - digammaShape + logRate - logSpan)
    byRate += customers * (shape / rate - (shape + gaps) / span)
  }
  const gradient = [byShape * shape - 2 * PENALTY * logShape, byRate * rate] as const
  return { value, gradient }
}

function weighed(regularities: readonly Regularity[], known: readonly GroupedGaps[]): Regularity[] {
  const likelihoods = known.map((one) => {
    const logs = regularities.map((regularity, which) => logMarginal(regularity, one, which))
    const highest = Math.max(...logs)
    return logs.map((log) => Math.exp(log - highest))
  })
  let weights = regularities.map(() => 1 / regularities.length)
  for (let round = 0; round < ROUNDS; round++) {
    const shares = weights.map(() => FLOOR)
    likelihoods.forEach((row, index) => {
      const sum = row.reduce((total, likelihood, which) => total + likelihood * weights[which]!, 0)
      row.forEach((likelihood, which) => {
        shares[which]! += (known[index]!.customers * likelihood * weights[which]!) / sum
      })
    })
    const total = shares.reduce((sum, share) => sum + share, 0)
    weights = shares.map((share) => share / total)
  }
  return regularities.map((regularity, which) => ({ ...regularity, weight: weights[which]! }))
}
