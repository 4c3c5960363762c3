import type { DecimalMark } from '../../sales/money/decimal.ts'
import { type DayOrder, dayOrder } from './dates.ts'
import { decimalMark } from './decimal-mark.ts'

/** How dates and numbers of one sheet are written. */
export type Conventions = {
  dates: DayOrder
  /** False where the cells allow either order of day and month, and nobody chose one. */
  isOrderProved: boolean
  mark: DecimalMark
}

/**
 * How the cells of a sheet are written: as someone chose, else as the cells prove, else day first with a decimal point.
 *
 * @example conventionsOf({ dates: ['3/15/2024'], numbers: ['49,00'] }) // { dates: 'month first', isOrderProved: true, mark: ',' }
 */
export function conventionsOf(
  cells: { dates: readonly string[]; numbers: readonly string[] },
  chosen: { dates?: DayOrder | undefined } = {},
): Conventions {
  const proved = dayOrder(cells.dates)
  return {
    dates: chosen.dates ?? (proved === 'none' || proved === null ? 'day first' : proved),
    isOrderProved: chosen.dates !== undefined || proved !== null,
    mark: decimalMark(cells.numbers) === ',' ? ',' : '.',
  }
}

/** Whether a cell says that there is no value, as exports write it. @example isMissing('n/a') // true */
export const isMissing = (text: string) => /^(|n\/?a|-|–|null|none)$/i.test(text.trim())
