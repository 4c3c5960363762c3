/**
 * Minor units times a rate of up to fifteen decimals, exact, halves away from zero: as the database rounds.
 *
 * @example multiplyRate(100, '0.925') // 93
 */
export function multiplyRate(minor: number, rate: string): number {
  const [whole = '0', fraction = ''] = rate.split('.')
  const scale = 10n ** BigInt(fraction.length)
  const product = BigInt(minor) * BigInt(whole + fraction)
  const rounded = ((product < 0n ? -product : product) * 2n + scale) / (scale * 2n)
  return Number(product < 0n ? -rounded : rounded)
}
