import { parseDecimal, type DecimalMark } from '../sales/decimal.ts'
import { parseMoney } from '../sales/money.ts'

/** A row of a file with the line on which it stands. */
export type Row = { line: number; cells: string[] }

/** What could not be taken of a file, and why. */
export type RejectedCell = { line: number; column: string | null; value: string; reason: string }

/** One value that a row tells, before it is known whose it is and of which metric. */
export type CellReading = {
  line: number
  customer: string | null
  /** A metric by key or name. */
  metric: string
  date: string
  value: string
  /** Null: it is known by its customer, metric and moment. */
  sourceId: string | null
  columns: { customer: string; metric: string; date: string; value: string }
}

/**
 * Which character begins the fraction: the comma where only that makes numbers of all cells that are numbers at all.
 *
 * @example markOf(['21.50%', '1.40%', 'lots']) // '.'
 * @example markOf(['21,50%', 'n/a']) // ','
 * @example markOf(['49,00', '79,00']) // ','
 */
export function markOf(cells: readonly string[]): DecimalMark {
  const bare = cells.map(withoutSign)
  // No group of digits ends a number with fewer than three: 49,00 is forty-nine.
  if (bare.some((cell) => /^[^.]*\d,\d{1,2}$|\.\d{3},\d+$/.test(cell))) return ','
  const isNumber = (cell: string, mark: DecimalMark) => cell !== '' && parseDecimal(cell, mark) !== null
  const numbers = bare.filter((cell) => isNumber(cell, '.') || isNumber(cell, ','))
  return numbers.every((cell) => isNumber(cell, '.')) ? '.' : ','
}

const withoutSign = (text: string) => text.trim().replace(/\s*%$/, '')

/** Cells by which exports say that there is no value. */
export const isNone = (text: string) => /^(|n\/?a|-|–|null|none)$/i.test(text.trim())

/**
 * A value as people write it, in the unit of its metric: `27.78%` is 0.2778, money is in whole units of the currency.
 *
 * @returns null when it is no number
 * @example valueIn('27.78%', 'percent', '.', 'EUR') // 0.2778
 * @example valueIn('12,50', 'money', ',', 'EUR') // 1250
 */
export function valueIn(text: string, unit: string, mark: DecimalMark, currency: string): number | null {
  const isShare = /%\s*$/.test(text)
  if (isShare && unit !== 'percent') return null
  if (unit === 'money') return parseMoney(text, currency, mark)
  const decimal = parseDecimal(withoutSign(text), mark)
  return decimal && Number(`${decimal.units}e-${decimal.scale + (isShare ? 2 : 0)}`)
}
