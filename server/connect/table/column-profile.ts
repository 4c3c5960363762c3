import { parseDecimal } from '../../sales/money/decimal.ts'
import { isCurrency } from '../../../values/currency.ts'
import { dateReader } from './dates.ts'

/** What the cells of a column look like in the first rows: shares of the cells that are not empty, 0 to 1. */
export type ColumnProfile = {
  filled: number
  date: number
  /** Dates that are recognised without the help of a name: not merely digits, or eight of them. */
  plainDate: number
  time: number
  email: number
  number: number
  integer: number
  /** Numbers with a fraction or with groups of thousands. */
  fraction: number
  /** Digits with leading zeros: nobody writes a quantity like that. */
  code: number
  currency: number
}

/** So late that no date of a sample is rejected for being in the future; that is checked when the file is read. */
const FAR_FUTURE = Date.UTC(9999, 0, 1)
const dayFirst = dateReader('day first', 'UTC', FAR_FUTURE)
const monthFirst = dateReader('month first', 'UTC', FAR_FUTURE)

/** Whether a text is a date under either order of day and month. @example isDate('3/15/2024') // true */
export function isDate(text: string): boolean {
  return typeof dayFirst(text) === 'number' || typeof monthFirst(text) === 'number'
}

/** Whether a text is a number under either decimal mark. @example isNumber('12,50') // true */
export function isNumber(text: string): boolean {
  return parseDecimal(text, '.') !== null || parseDecimal(text, ',') !== null
}

export function isEmail(text: string): boolean {
  return /^\S+@\S+\.\S+$/.test(text.slice(0, 320))
}

/** The profile of a column's cells. */
export function profileColumn(cells: readonly string[]): ColumnProfile {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  const share = (test: (cell: string) => boolean): number =>
    filled.length === 0 ? 0 : filled.filter(test).length / filled.length
  return {
    filled: cells.length === 0 ? 0 : filled.length / cells.length,
    date: share(isDate),
    plainDate: share(
      (cell) => (!/^[\d.,]+$/.test(cell) || /^\d{8}$|^\d{1,2}\.\d{1,2}\.\d{4}$/.test(cell)) && isDate(cell),
    ),
    time: share((cell) => /^\d{1,2}:\d\d(?::\d\d)?(?: ?[ap]m)?$/i.test(cell)),
    email: share(isEmail),
    number: share(isNumber),
    integer: share((cell) => /^-?\d+$/.test(cell)),
    fraction: share((cell) => /\d[.,]\d/.test(cell) && isNumber(cell)),
    code: share((cell) => /^0\d+$/.test(cell)),
    currency: share((cell) => isCurrency(cell.toUpperCase())),
  }
}
