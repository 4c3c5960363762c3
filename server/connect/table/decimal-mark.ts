import type { DecimalMark } from '../../sales/money/decimal.ts'

/**
 * Which decimal mark these numbers prove: the last of two kinds, or one that is not followed by three digits.
 *
 * @returns null: nothing is proved ("1,234" may be either); 'none': no number has any mark.
 * @example decimalMark(['1.234,56']) // ','
 */
export function decimalMark(texts: Iterable<string>): DecimalMark | 'none' | null {
  const votes = { '.': 0, ',': 0 }
  let open = false
  for (const text of texts) {
    const digits = text
      .slice(0, 64)
      .replace(/[^\d.,]/g, '')
      .replace(/^[.,]+(?=\d*[.,])|[.,]$/g, '')
    const last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','))
    if (last < 0) continue
    const mark = digits[last] as DecimalMark
    const other = mark === '.' ? ',' : '.'
    if (digits.indexOf(mark) < last) votes[other] += 1
    else if (digits.includes(other) || digits.length - last !== 4 || last > 3 || last === 0) votes[mark] += 1
    else open = true
  }
  if (votes['.'] !== votes[',']) return votes['.'] > votes[','] ? '.' : ','
  return open || votes['.'] > 0 ? null : 'none'
}
