import { parseDecimal, type DecimalMark } from '../../sales/money/decimal.ts'
import { parseMoney } from '../../sales/money/amount.ts'
import { decimalMark } from '../table/decimal-mark.ts'

/** A row of a file with the line on which it stands. */
export type Row = { line: number; cells: string[] }

/** What could not be taken of a file, and why. */
export type RejectedCell = { line: number; column: string | null; value: string; reason: string }

/** One value that a row tells, before it is known whose it is and of which metric. */
export type ReadingCells = {
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
 * Which character begins the fraction. What the cells do not prove is read with a point.
 *
 * @example decimalMarkOf(['21.50%', '1.40%', 'lots']) // '.'
 * @example decimalMarkOf(['49,00', '79,00']) // ','
 */
export const decimalMarkOf = (cells: readonly string[]): DecimalMark =>
  decimalMark(cells) === ',' ? ',' : '.'

const withoutSign = (text: string) => text.trim().replace(/\s*%$/, '')

/** Cells by which exports say that there is no value. */
export const isMissing = (text: string) => /^(|n\/?a|-|–|null|none)$/i.test(text.trim())

/**
 * A value as people write it, in the unit of its metric: `27.78%` is 0.2778, money is in whole units of the currency.
 *
 * @returns null when it is no number
 * @example parseValue('27.78%', 'percent', '.', 'EUR') // 0.2778
 * @example parseValue('12,50', 'money', ',', 'EUR') // 1250
 */
export function parseValue(text: string, unit: string, mark: DecimalMark, currency: string): number | null {
  const isShare = /%\s*$/.test(text)
  if (isShare && unit !== 'percent') return null
  if (unit === 'money') return parseMoney(text, currency, mark)
  const decimal = parseDecimal(withoutSign(text), mark)
  return decimal && Number(`${decimal.units}e-${decimal.scale + (isShare ? 2 : 0)}`)
}
