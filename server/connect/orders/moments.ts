import type { Grid } from '../table/grid.ts'
import type { FieldFault, OrderCells } from './row-amounts.ts'

/** Reads when rows happened; many rows in a row have the same date, which is read once. */
export class RowMoments {
  readonly #cells: OrderCells
  /** Milliseconds since 1970, or why a text is no date. */
  readonly read: (text: string) => number | string
  #lastDate = ''
  #lastMoment: number | string = ''

  constructor(cells: OrderCells, read: (text: string) => number | string) {
    this.#cells = cells
    this.read = read
  }

  at(grid: Grid, record: number): number | FieldFault {
    const date = this.#cells.text(grid, record, this.#cells.at.date) ?? ''
    const time = this.#cells.text(grid, record, this.#cells.at.time)
    const whole = time ? `${date} ${time}` : date
    if (whole !== this.#lastDate) {
      this.#lastMoment = whole === '' ? 'no date' : this.read(whole)
      this.#lastDate = whole
    }
    const moment = this.#lastMoment
    return typeof moment === 'number' ? moment : { field: 'date', value: whole, reason: moment }
  }
}
