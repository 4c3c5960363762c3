/** A function of two variables at a point: its value and its gradient. */
export type Slope = { value: number; gradient: readonly [number, number] }
export type Summit = { at: [number, number]; value: number; converged: boolean; steps: number }

const MOST_STEPS = 200
const FLAT = 1e-7

/**
 * The maximum of a smooth function of two variables by BFGS with backtracking: only steps that increase the value are
 * taken, so the result is never worse than the start. Where the value is not finite the step is halved.
 *
 * @param slopeAt value and gradient at a point
 * @returns the highest point reached; `converged` is false when the gradient there is not flat, relative to
 * the value
 * @see Nocedal & Wright (2006), Numerical Optimization, 2nd edition, algorithm 6.1
 * @example ascend(([x, y]) => ({ value: -((x - 3) ** 2) - 2 * (y + 1) ** 2, gradient: [-2 * (x - 3), -4 * (y + 1)] }), [0, 0]).at // [3, -1]
 */
export function ascend(slopeAt: (at: [number, number]) => Slope, start: [number, number]): Summit {
  let [at, slope] = [start, slopeAt(start)]
  let inverse: Curvature = [1, 0, 1]
  let steps = 0
  while (steps < MOST_STEPS && !isFlat(slope)) {
    const up = direction(inverse, slope.gradient)
    const next = climb(slopeAt, at, slope, up)
    if (!next && isIdentity(inverse)) break
    inverse = next ? bent(inverse, at, slope, next.at, next.slope) : [1, 0, 1]
    if (next) [at, slope] = [next.at, next.slope]
    steps++
  }
  return { at, value: slope.value, converged: isFlat(slope), steps }
}

/** The inverse of the (negated) second derivatives, as far as known: its entries xx, xy, yy. */
type Curvature = [number, number, number]
type Place = { at: [number, number]; slope: Slope }

function isFlat({ value, gradient: [x, y] }: Slope): boolean {
  return Math.hypot(x, y) <= FLAT * (1 + Math.abs(value))
}

const isIdentity = ([xx, xy, yy]: Curvature) => xx === 1 && xy === 0 && yy === 1

/** Limits a step to 2, because the variables are logarithms of the parameters. */
function direction([xx, xy, yy]: Curvature, [x, y]: readonly [number, number]): [number, number] {
  const up: [number, number] = [xx * x + xy * y, xy * x + yy * y]
  const shrink = Math.min(1, 2 / Math.hypot(...up))
  return [up[0] * shrink, up[1] * shrink]
}

function climb(
  slopeAt: (at: [number, number]) => Slope,
  at: [number, number],
  { value, gradient }: Slope,
  up: [number, number],
): Place | null {
  const gain = gradient[0] * up[0] + gradient[1] * up[1]
  for (let part = 1; part > 1e-12; part /= 2) {
    const next: [number, number] = [at[0] + part * up[0], at[1] + part * up[1]]
    const slope = slopeAt(next)
    if (slope.value > value + 1e-4 * part * gain) return { at: next, slope }
  }
  return null
}

/** The BFGS update; skipped where the curvature condition fails. */
function bent(
  inverse: Curvature,
  from: [number, number],
  before: Slope,
  to: [number, number],
  after: Slope,
): Curvature {
  const [sx, sy] = [to[0] - from[0], to[1] - from[1]]
  const [yx, yy] = [before.gradient[0] - after.gradient[0], before.gradient[1] - after.gradient[1]]
  const turn = sx * yx + sy * yy
  if (!(turn > 1e-12)) return inverse
  const hx = inverse[0] * yx + inverse[1] * yy
  const hy = inverse[1] * yx + inverse[2] * yy
  const scale = (1 + (yx * hx + yy * hy) / turn) / turn
  return [
    inverse[0] + scale * sx * sx - (2 * hx * sx) / turn,
    inverse[1] + scale * sx * sy - (hx * sy + hy * sx) / turn,
    inverse[2] + scale * sy * sy - (2 * hy * sy) / turn,
  ]
}
