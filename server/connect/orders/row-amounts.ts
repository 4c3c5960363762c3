import {
  type Decimal,
  type DecimalMark,
  parseDecimal,
  roundTo,
  timesRounded,
} from '../../sales/money/decimal.ts'
import { originalCell } from '../../platform/csv/csv.ts'
import type { Grid } from '../table/grid.ts'
import { type Field, FIELDS, type Mapping } from './fields.ts'

/** Why a row is rejected: the field at fault, its value, and the reason. */
export type FieldFault = {
  field: Field
  value: string
  reason: string
  /** The row gives something back. */
  isReturn?: boolean
}

/** The numbers of one row: `price` and `amount` are null where the file has no such column. */
export type RowAmounts = {
  quantity: Decimal
  price: Decimal | null
  amount: Decimal | null
  refunded: Decimal | null
}

const APOSTROPHE = 39
const ONE: Decimal = { units: 1, scale: 0 }

/** The cells of a row by field. */
export class OrderCells {
  /** The column of every field, -1 where the file has none. An object, because it is read for every row. */
  readonly at: Record<Field, number>
  readonly decimal: DecimalMark

  constructor(mapping: Mapping, decimal: DecimalMark) {
    const nowhere = Object.fromEntries(FIELDS.map((field) => [field, -1])) as Record<Field, number>
    this.at = { ...nowhere, ...mapping }
    this.decimal = decimal
  }

  /** The trimmed text of a cell; null: empty, or the file has no such column (-1). */
  text(grid: Grid, record: number, column: number): string | null {
    if (column < 0) return null
    const text = grid.cell(record, column)
    return text === null || text === '' ? null : trimmed(text) || null
  }

  number(grid: Grid, record: number, column: number, field: Field): Decimal | FieldFault {
    const text = this.text(grid, record, column)
    if (text === null) return { field, value: '', reason: 'is empty' }
    return parseDecimal(text, this.decimal) ?? { field, value: text, reason: 'is not a number' }
  }

  fault(grid: Grid, record: number, field: Field, reason: string): FieldFault {
    return { field, value: this.text(grid, record, this.at[field]) ?? '', reason }
  }
}

/** Checking first is cheaper than trimming, and few cells have blanks at either end. */
function trimmed(text: string): string {
  const first = text.charCodeAt(0)
  const last = text.charCodeAt(text.length - 1)
  const bare = first <= 32 || last <= 32 || first >= 160 || last >= 160 ? text.trim() : text
  return bare.charCodeAt(0) === APOSTROPHE ? withoutApostrophe(bare) : bare
}

/**
 * A cell without the apostrophe by which exports, ours too, keep spreadsheets from reading an id as a number or a
 * text as a formula.
 *
 * @example withoutApostrophe("'7210448301122") // '7210448301122'
 * @example withoutApostrophe("'t Hof") // "'t Hof"
 */
export function withoutApostrophe(text: string): string {
  return /^'\d/.test(text) ? text.slice(1) : originalCell(text)
}

/** The numbers of a row, or why they are not those of a sale. */
export function rowAmounts(cells: OrderCells, grid: Grid, record: number): RowAmounts | FieldFault {
  const { at } = cells
  const quantity = at.quantity >= 0 ? cells.number(grid, record, at.quantity, 'quantity') : ONE
  if ('reason' in quantity) return quantity
  if (quantity.units <= 0)
    return {
      ...cells.fault(grid, record, 'quantity', 'is not above zero: a return or a correction, not a sale'),
      isReturn: quantity.units < 0,
    }
  const price = at.price >= 0 ? cells.number(grid, record, at.price, 'price') : null
  if (price && 'reason' in price) return price
  if (price && price.units <= 0)
    return {
      ...cells.fault(grid, record, 'price', 'is not above zero: not a sale'),
      isReturn: price.units < 0,
    }
  const amount = at.amount >= 0 ? cells.number(grid, record, at.amount, 'amount') : null
  if (amount && 'reason' in amount) return amount
  if (amount && amount.units < 0)
    return {
      ...cells.fault(grid, record, 'amount', 'is below zero: a refund or a correction, not a sale'),
      isReturn: true,
    }
  const refunded = cells.text(grid, record, at.refunded)
    ? cells.number(grid, record, at.refunded, 'refunded')
    : null
  return refunded && 'reason' in refunded ? refunded : { quantity, price, amount, refunded }
}

/** What a row gives back, in minor units; null: not known, or nothing. */
export function returnedAmount(
  cells: OrderCells,
  grid: Grid,
  record: number,
  exponent: number,
): number | null {
  const { at } = cells
  const quantity = at.quantity >= 0 ? cells.number(grid, record, at.quantity, 'quantity') : ONE
  const price = at.price >= 0 ? cells.number(grid, record, at.price, 'price') : null
  const amount = at.amount >= 0 ? cells.number(grid, record, at.amount, 'amount') : null
  if ('reason' in quantity || (price && 'reason' in price) || (amount && 'reason' in amount)) return null
  const minor = lineAmount({ quantity, price, amount, refunded: null }, exponent)
  return minor === null || minor === 0 ? null : Math.abs(minor)
}

/** The amount of one row in minor units; null: not in the file. */
export function lineAmount({ quantity, price, amount }: RowAmounts, exponent: number): number | null {
  if (amount) return roundTo(amount, exponent)
  return price && timesRounded(quantity, price, exponent)
}
