import type { Grid } from '../../table/grid.ts'
import { RowHashes } from './row-hashes.ts'

/** All cells of a row as one text, by which equal rows are recognised. */
function rowText(grid: Grid, record: number): string {
  let text = ''
  for (let column = 0; column < grid.width(record); column++)
    text += `${grid.cell(record, column) ?? ''}\u0001`
  return text
}

/**
 * Recognises rows that repeat another one of their order exactly, wherever they stand: the cells of equal rows name the same
 * order. Rows without an order are compared with the one before only, since two equal ones may be two sales.
 */
export class RowMemory {
  readonly #rows = new RowHashes()
  #last: { text: string; line: number } | null = null

  /** The line of the first row that is equal; null if this is the first. */
  repeated(order: string | null, grid: Grid, record: number): number | null {
    const text = rowText(grid, record)
    const line = grid.lines[record]!
    if (order !== null) {
      this.#last = null
      return this.#rows.firstLine(text, line)
    }
    if (this.#last?.text === text) return this.#last.line
    this.#last = { text, line }
    return null
  }
}

/** Why a repeated row is dropped. */
export const repeatReason = (first: number): string => `the row repeats line ${first} exactly`
