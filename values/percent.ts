/**
 * A share from 0 to 1 as a number of percent. It never reads 0 or 100 when the share is not: 0.998 is 99.8, and 0.99999
 * with one decimal is 99.9.
 *
 * @param digits the largest number of decimals
 * @param isFixed writes all decimals, also zeros, as the cells of a table need it
 * @example percentNumber(0.656, 'en-GB') // '66'
 * @example percentNumber(0.998, 'en-GB') // '99.8'
 * @example percentNumber(0.255, 'en-GB', 2) // '25.5'
 * @example percentNumber(0.66, 'en-GB', 1, true) // '66.0'
 */
export function percentNumber(share: number, locale: string, digits = 0, isFixed = false): string {
  const rounded = Number((share * 100).toFixed(digits))
  const isFalse = (rounded === 0 && share > 0) || (rounded === 100 && share < 1)
  const shown = isFalse && digits < 1 ? 1 : digits
  const [least, most] = [10 ** -shown, 100 - 10 ** -shown]
  const value = share > 0 && share < 1 ? Math.min(most, Math.max(least, share * 100)) : share * 100
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: isFixed || isFalse ? shown : 0,
    maximumFractionDigits: shown,
  }).format(value)
}

/** As `percentNumber`, with the sign. @example formatPercent(0.656, 'en-GB') // '66 %' */
export function formatPercent(share: number, locale: string, digits = 0, isFixed = false): string {
  return `${percentNumber(share, locale, digits, isFixed)} %`
}
