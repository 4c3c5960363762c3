import type { DecimalMark } from '../../sales/money/decimal.ts'
import { type DayOrder, dayOrder } from './dates.ts'
import { decimalMark } from './decimal-mark.ts'

/** How dates and numbers of one file are written. */
export type Conventions = {
  dates: DayOrder
  decimal: DecimalMark
  /** What the cells leave open and nobody chose. */
  unproven: ('dates' | 'decimal')[]
}

/**
 * How cells are written: as somebody chose, else as the cells prove, else day first with a decimal point.
 *
 * @example conventionsOf({ dates: ['3/15/2024'], numbers: ['49,00'] }) // { dates: 'month first', decimal: ',', unproven: [] }
 * @example conventionsOf({ dates: ['3/4/2024'], numbers: [] }).unproven // ['dates']
 */
export function conventionsOf(
  cells: { dates: readonly string[]; numbers: readonly string[] },
  chosen: { dates?: DayOrder | undefined; decimal?: DecimalMark | undefined } = {},
): Conventions {
  const unproven: Conventions['unproven'] = []
  const mark = chosen.decimal ?? decimalMark(cells.numbers)
  if (mark === null) unproven.push('decimal')
  const order = chosen.dates ?? dayOrder(cells.dates)
  if (order === null) unproven.push('dates')
  return {
    dates: order === 'month first' ? order : 'day first',
    decimal: mark === ',' ? ',' : '.',
    unproven,
  }
}

/** Whether a cell says that there is no value, as exports write it. @example isMissing('n/a') // true */
export const isMissing = (text: string) => /^(|n\/?a|-|–|null|none)$/i.test(text.trim())
