import type { Grid } from '../table/grid.ts'

/** All cells of a row as one text, by which equal rows are recognised. */
export function rowText(grid: Grid, record: number): string {
  let text = ''
  for (let column = 0; column < grid.width(record); column++)
    text += `${grid.cell(record, column) ?? ''}\u0001`
  return text
}

/** Remembers the rows of the order that is being read, or the last row where rows have no order. */
export class RowMemory {
  #order: string | null = null
  readonly #lines = new Map<string, number>()

  /** The line of the first row with the same text in the same order; null if this is the first. */
  repeated(order: string | null, text: string, line: number): number | null {
    const first = order === this.#order ? (this.#lines.get(text) ?? null) : null
    if (first !== null) return first
    if (order !== this.#order || order === null) this.#lines.clear()
    this.#order = order
    this.#lines.set(text, line)
    return null
  }
}
