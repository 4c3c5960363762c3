/** By which powers of their days and of their usual gap somebody is given more time than a typical customer. */
export type Powers = { days: number; gap: number }

/** Sums over silences, of x: the logarithm of the days so far, and y: that of the usual gap. */
export type Moments = { n: number; x: number; y: number; xx: number; xy: number; yy: number }

/** Silences that lasted long enough to say something, by what came of them. */
export type Outcomes = {
  left: Moments
  returned: Moments
  /** How many were still silent at `spread` times that length, whatever came of them. */
  stillSilent: number
  spread: number
}

/** With so many who left, the company's own past counts as much as what is assumed. */
const HALF_KNOWN = 30
/** With fewer who left, or came back, nothing is learned. */
const FEWEST = 10
/** Beyond it a power says that there was too little to learn from. */
const MOST = 0.5

/**
 * What the company's own past says about who leaves. Among customers silent for equally long, the odds of having left
 * change with their days and their usual gap by two factors (a linear discriminant), and with the length of the silence
 * by a third; waiting by these powers longer makes the odds equal for all. Mixed with what is assumed, by how many left.
 *
 * @returns what is assumed, for too few silences
 */
export function powersFrom(outcomes: Outcomes, assumed: Powers): Powers {
  const { left, returned, stillSilent, spread } = outcomes
  if (left.n < FEWEST || returned.n < FEWEST) return assumed
  const n = left.n + returned.n
  const within = (of: (moments: Moments) => number) => (of(left) + of(returned)) / n
  const [varX, varY] = [
    within(({ n, x, xx }) => xx - (x * x) / n),
    within(({ n, y, yy }) => yy - (y * y) / n),
  ]
  const covariance = within(({ n, x, y, xy }) => xy - (x * y) / n)
  const determinant = varX * varY - covariance ** 2
  const steepness = (logit(left.n, stillSilent) - logit(left.n, n)) / Math.log(spread)
  if (!(determinant > 1e-6) || !(steepness > 0)) return assumed
  const [x, y] = [left.x / left.n - returned.x / returned.n, left.y / left.n - returned.y / returned.n]
  const known = left.n / (left.n + HALF_KNOWN)
  const mixed = (odds: number, assumed: number) =>
    known * limited(-odds / determinant / steepness) + (1 - known) * assumed
  return {
    days: mixed(varY * x - covariance * y, assumed.days),
    gap: mixed(varX * y - covariance * x, assumed.gap),
  }
}

const limited = (power: number) => Math.min(MOST, Math.max(-MOST, power))

/** The logarithm of the odds; half a case on each side keeps it finite. */
const logit = (part: number, whole: number) => Math.log((part + 0.5) / (whole - part + 0.5))
