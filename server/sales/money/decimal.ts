import type { decimalMarkSchema } from './schema.ts'
import type { z } from 'zod'

/**
 * A decimal number as text wrote it: `units` ÷ 10^`scale`, both integers, so that no cent is lost to binary
 * fractions. `units` never leaves the safe integers: beyond 15 significant digits the fraction is cut.
 */
export type Decimal = { units: number; scale: number }

/** The character that separates whole units from the fraction in a file: decided once per file. */
export type DecimalMark = z.infer<typeof decimalMarkSchema>

const SIGNIFICANT_DIGITS = 15
const GROUPED = { '.': /^\d{1,3}(?:[,'’ ]\d{2,3})*(?:\.\d*)?$/, ',': /^\d{1,3}(?:[.'’ ]\d{2,3})*(?:,\d*)?$/ }
const PLAIN = { '.': /^(?:\d+\.?\d*|\.\d+)$/, ',': /^(?:\d+,?\d*|,\d+)$/ }
const SYMBOLS = /\p{Sc}|^[A-Z]{2,3}(?=[\s\d.,-])|(?<=[\d\s.,-])[A-Z]{3}$|\bkr\b\.?|\bzł|\bKč|\bFt\b/gu

/**
 * Reads a number as people and exports write it: signs, brackets for negatives, currency symbols and codes,
 * groups of thousands. `mark` says which character begins the fraction; the other one may only group.
 *
 * @returns null where the text is not a number; never throws.
 * @example parseDecimal('1.234,56', ',') // { units: 123456, scale: 2 }
 * @example parseDecimal('(£12.00)', '.') // { units: -1200, scale: 2 }
 */
export function parseDecimal(text: string, mark: DecimalMark = '.'): Decimal | null {
  const quick = fewDigits(text, mark)
  if (quick) return quick
  if (text.length > 64) return null
  const trimmed = text.trim()
  if (PLAIN[mark].test(trimmed)) return fromDigits(trimmed, mark, 1)
  const { body, negative } = withoutSign(trimmed.replace(/[\u00a0\u202f\u2009]/g, ' '))
  if (!PLAIN[mark].test(body) && !GROUPED[mark].test(body)) return null
  return fromDigits(body, mark, negative ? -1 : 1)
}

/** Nearly every cell of nearly every file: a few digits, perhaps a fraction. Millions of them per import. */
function fewDigits(text: string, mark: DecimalMark): Decimal | null {
  const { length } = text
  if (length === 0 || length > SIGNIFICANT_DIGITS) return null
  const markCode = mark === '.' ? 46 : 44
  let units = 0
  let point = -1
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 48 && code <= 57) units = units * 10 + code - 48
    else if (code === markCode && point < 0 && length > 1) point = at
    else return null
  }
  return { units, scale: point < 0 ? 0 : length - point - 1 }
}

function withoutSign(text: string): { body: string; negative: boolean } {
  const bracketed = /^\((.*)\)$/.exec(text)
  let body = (bracketed?.[1] ?? text).replace('−', '-').replace(SYMBOLS, '').trim()
  const sign = /^[+-]|-$/.exec(body)?.[0]
  if (sign) body = (body.startsWith(sign) ? body.slice(1) : body.slice(0, -1)).replace(SYMBOLS, '').trim()
  return bracketed && sign
    ? { body: '', negative: false }
    : { body, negative: Boolean(bracketed) || sign === '-' }
}

function fromDigits(body: string, mark: DecimalMark, sign: 1 | -1): Decimal | null {
  const at = body.lastIndexOf(mark)
  const whole = (at < 0 ? body : body.slice(0, at)).replace(/\D/g, '').replace(/^0+/, '')
  const fraction = at < 0 ? '' : body.slice(at + 1)
  if (whole.length > SIGNIFICANT_DIGITS) return null
  const kept = fraction.slice(0, SIGNIFICANT_DIGITS - whole.length)
  const units = Number(whole + kept) + stickyDigit(kept, fraction)
  return { units: units === 0 ? 0 : sign * units, scale: kept.length }
}

/**
 * A cut that would look like an exact zero or half leaves a 1 behind, so that rounding it later
 * falls on the same side as rounding the whole number would have.
 */
function stickyDigit(kept: string, fraction: string): 0 | 1 {
  const cut = fraction.slice(kept.length)
  return /[1-9]/.test(cut) && /[05]$/.test(kept) ? 1 : 0
}

/**
 * Rounds to an integer number of 10^-`exponent`, halves away from zero (0.125 → 13 hundredths, −0.125 → −13).
 *
 * @returns null where the result is not a safe integer.
 * @example roundTo({ units: 1005, scale: 3 }, 2) // 101
 */
export function roundTo({ units, scale }: Decimal, exponent: number): number | null {
  if (scale <= exponent) {
    const grown = units * 10 ** (exponent - scale)
    return Number.isSafeInteger(grown) ? grown : null
  }
  if (scale - exponent > SIGNIFICANT_DIGITS) return 0
  const step = 10 ** (scale - exponent)
  const rest = Math.abs(units) % step
  const floor = (Math.abs(units) - rest) / step
  const rounded = rest * 2 >= step ? floor + 1 : floor
  return rounded === 0 ? 0 : Math.sign(units) * rounded
}

/**
 * The exact product of two decimals, rounded once to 10^-`exponent`.
 *
 * @returns null where the result is not a safe integer.
 * @example timesRounded({ units: 3, scale: 0 }, { units: 335, scale: 3 }, 2) // 101
 */
export function timesRounded(a: Decimal, b: Decimal, exponent: number): number | null {
  const units = a.units * b.units
  if (Number.isSafeInteger(units)) return roundTo({ units, scale: a.scale + b.scale }, exponent)
  return roundBig(BigInt(a.units) * BigInt(b.units), a.scale + b.scale, exponent)
}

/** As `roundTo`, for sums and products that have outgrown the safe integers. */
export function roundBig(units: bigint, scale: number, exponent: number): number | null {
  const size = units < 0n ? -units : units
  const step = 10n ** BigInt(Math.max(0, scale - exponent))
  const grown = size * 10n ** BigInt(Math.max(0, exponent - scale))
  const rounded = Number((grown * 2n + step) / (step * 2n))
  if (!Number.isSafeInteger(rounded)) return null
  return rounded === 0 ? 0 : units < 0n ? -rounded : rounded
}
