/** ln √(2π), the constant of Stirling's series. */
const HALF_LOG_TAU = 0.9189385332046727

/**
 * The natural logarithm of the gamma function for x > 0, to about 13 digits: raised to x ≥ 8 by
 * Γ(x + 1) = x Γ(x), then Stirling's series.
 *
 * @returns NaN for x ≤ 0
 * @see Abramowitz & Stegun (1964), 6.1.15 and 6.1.41
 * @example logGamma(5) // 3.1780538
 */
export function logGamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  let product = 1
  let raised = x
  while (raised < 8) product *= raised++
  const square = 1 / (raised * raised)
  const series =
    (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188)))) / raised
  return (raised - 0.5) * Math.log(raised) - raised + HALF_LOG_TAU + series - Math.log(product)
}
