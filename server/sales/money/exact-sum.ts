import { type Decimal, roundBig, roundTo } from './decimal.ts'

const ONE: Decimal = { units: 1, scale: 0 }

/** An exact sum of decimals and of products of two, to be rounded once, at the end. */
export class ExactSum {
  #units = 0
  #scale = 0
  #large = 0n

  add(decimal: Decimal): void {
    this.addProduct(decimal, ONE)
  }

  /** What outgrows the safe integers is kept apart, so that ordinary sums never pay for it. */
  addProduct(a: Decimal, b: Decimal): void {
    const units = a.units * b.units
    const scale = a.scale + b.scale
    if (scale > this.#scale) this.#refine(scale)
    const grown = scale === this.#scale ? units : units * 10 ** (this.#scale - scale)
    const sum = this.#units + grown
    if (Number.isSafeInteger(units) && Number.isSafeInteger(grown) && Number.isSafeInteger(sum))
      this.#units = sum
    else this.#large += BigInt(a.units) * BigInt(b.units) * 10n ** BigInt(this.#scale - scale)
  }

  /**
   * The sum in 10^-`exponent`, halves away from zero; null where it is not a safe integer.
   *
   * @example new ExactSum().rounded(2) // 0
   */
  rounded(exponent: number): number | null {
    if (this.#large === 0n) return roundTo({ units: this.#units, scale: this.#scale }, exponent)
    return roundBig(this.#large + BigInt(this.#units), this.#scale, exponent)
  }

  #refine(scale: number): void {
    const step = 10 ** (scale - this.#scale)
    this.#large *= BigInt(step)
    if (Number.isSafeInteger(this.#units * step)) this.#units *= step
    else {
      this.#large += BigInt(this.#units) * BigInt(step)
      this.#units = 0
    }
    this.#scale = scale
  }
}
