/** The separators of a locale. */
interface NumberStyle {
  digits: string[]
  decimal: string
  group: string
  /** Two digits to a group before the last one, as in 12,34,567. */
  isGroupedByTwo: boolean
}

const styles = new Map<string, NumberStyle>()

function numberStyleOf(locale: string): NumberStyle {
  const known = styles.get(locale)
  if (known) return known
  const parts = new Intl.NumberFormat(locale).formatToParts(1_234_567.5)
  const sign = (name: string) => parts.find(({ type }) => type === name)?.value ?? ''
  const digit = new Intl.NumberFormat(locale, { useGrouping: false })
  const hand = {
    digits: Array.from({ length: 10 }, (_, value) => digit.format(value)),
    decimal: sign('decimal'),
    group: sign('group'),
    isGroupedByTwo: parts.filter(({ type }) => type === 'integer')[1]?.value.length === 2,
  }
  styles.set(locale, hand)
  return hand
}

/** Normalises a number to 0 to 9, a leading `-`, one kind of space, and `'` for separators that only group thousands. */
function toPlainDigits(text: string, { digits, decimal, group }: NumberStyle): string {
  const shown = Array.from(text.replaceAll(/[\u061c\u200e\u200f]/g, '').trim(), (sign) => {
    const digit = digits.indexOf(sign)
    if (digit >= 0) return String(digit)
    if (sign === '.' || sign === ',') return sign
    if (sign === decimal) return '٫'
    return sign === group || sign === '’' ? "'" : sign
  }).join('')
  // All kinds of spaces are equal, including the group separator of the locale.
  return shown.replace(/^[-−‐–]\s*/, '-').replaceAll(/\s/g, "'")
}

const THOUSANDS = /^[1-9]\d{0,2}(?:([.,'])\d{3}(?:\1\d{3})*)?$/
const BY_TWO = /^[1-9]\d?(?:([.,'])\d{2}(?:\1\d{2})*\1\d{3}|([.,'])\d{3})?$/

const isWhole = (text: string, hand: NumberStyle) =>
  /^\d*$/.test(text) || THOUSANDS.test(text) || (hand.isGroupedByTwo && BY_TWO.test(text))

/** The position of the decimal separator; -1: none; null: ambiguous. */
function decimalMarkAt(text: string, hand: NumberStyle): number | null {
  const last = Math.max(text.lastIndexOf('.'), text.lastIndexOf(','), text.lastIndexOf('٫'))
  const mark = text[last]
  if (mark === undefined) return -1
  if (!isWhole(text, hand) || mark === '٫') return last
  // From here on it may also group thousands: "1,234". Repeated separators can only group.
  if (text.indexOf(mark) !== last || mark === hand.group) return -1
  return mark === hand.decimal ? last : null
}

/**
 * Parses a typed number. A comma or point that cannot group thousands is the decimal separator in every locale;
 * otherwise the locale decides, and if the locale uses neither, the number is ambiguous.
 *
 * @returns null when it cannot be parsed
 * @example parseNumber('24,5', 'en-GB') // 24.5
 * @example parseNumber('1,234', 'en-GB') // 1234
 * @example parseNumber('1,234', 'de-DE') // 1.234
 * @example parseNumber('1.234', 'fr-FR') // null
 */
export function parseNumber(text: string, locale: string): number | null {
  const hand = numberStyleOf(locale)
  const shown = toPlainDigits(text, hand)
  const figures = shown.replace(/^-/, '')
  const mark = decimalMarkAt(figures, hand)
  if (mark === null || !/\d/.test(figures)) return null
  const whole = mark < 0 ? figures : figures.slice(0, mark)
  const part = mark < 0 ? '' : figures.slice(mark + 1)
  if (!isWhole(whole, hand) || whole.includes(figures[mark] ?? '?') || !/^\d*$/.test(part)) return null
  const value = Number(`${whole.replaceAll(/\D/g, '')}.${part}`)
  if (!Number.isFinite(value)) return null
  return shown.startsWith('-') ? -value : value
}
