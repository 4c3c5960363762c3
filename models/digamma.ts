/**
 * The derivative of `logGamma` for x > 0, to about 12 digits: raised to x ≥ 8 by ψ(x + 1) = ψ(x) + 1/x, then
 * the asymptotic series.
 *
 * @returns NaN for x ≤ 0
 * @see Abramowitz & Stegun (1964), 6.3.5 and 6.3.18
 * @example digamma(1) // -0.5772157
 */
export function digamma(x: number): number {
  if (!(x > 0)) return Number.NaN
  let sum = 0
  let raised = x
  while (raised < 8) sum += 1 / raised++
  const square = 1 / (raised * raised)
  const series =
    square * (1 / 12 - square * (1 / 120 - square * (1 / 252 - square * (1 / 240 - square / 132))))
  return Math.log(raised) - 0.5 / raised - series - sum
}
