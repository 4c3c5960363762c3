/** A block of text split into records and cells, as positions only: a cell that is not read creates no string. */
export class Grid {
  text = ''
  /** How many records are complete in this block. */
  count = 0
  /** The index of each record's first cell; one more entry at the end closes the last record. */
  first = new Int32Array(1024)
  /** The line of the file, counted from 1, on which each record begins. */
  lines = new Int32Array(1024)
  /** Where each cell begins in the text. */
  from = new Int32Array(8192)
  /** Where each cell ends; its complement (negative) where the cell still has quotes to remove. */
  to = new Int32Array(8192)
  /** What could not be split into records. */
  faults: GridFault[] = []
  /** The line of the file at which the next record begins. */
  line = 1
  /** Whether the next block starts with the rest of an abandoned record, which is skipped up to its line end. */
  skipping = false
  /** How far the file on disk had been read by this block, in bytes. */
  position = 0

  /** Makes room for a block of text: at worst every character is a cell or a record of its own. */
  begin(text: string): void {
    this.text = text
    this.count = 0
    this.faults = []
    const most = text.length + 2
    if (this.from.length >= most) return
    const roomy = Math.ceil(most * 1.5)
    this.from = new Int32Array(roomy)
    this.to = new Int32Array(roomy)
    this.first = new Int32Array(roomy)
    this.lines = new Int32Array(roomy)
  }

  /** Reports what cannot be split into a record; of the value, the first line of `text` is kept. */
  fault(line: number, column: number | null, text: string, reason: string): void {
    const value = owned(text.slice(0, 200).split(/[\r\n]/, 1)[0]!)
    this.faults.push({ line, column, value, reason })
  }

  /** Closes a record whose cells have been written up to `lastCell` (exclusive). */
  commit(line: number, lastCell: number): void {
    this.lines[this.count] = line
    this.count += 1
    this.first[this.count] = lastCell
  }

  /**
   * Removes the records with a NUL: no text has one, so the file is damaged there, and no database stores it.
   */
  dropNul(): void {
    const { from, to, first, lines } = this
    let remaining = 0
    let cell = 0
    for (let record = 0; record < this.count; record++) {
      const start = first[record]!
      const end = first[record + 1]!
      const damaged = this.cells(record, start, end)
      const column = damaged.findIndex((text) => text.includes('\0'))
      first[remaining] = cell
      if (column >= 0)
        this.fault(lines[record]!, column, damaged[column]!, 'holds a NUL byte: the file is damaged here')
      else {
        from.copyWithin(cell, start, end)
        to.copyWithin(cell, start, end)
        lines[remaining++] = lines[record]!
        cell += end - start
      }
    }
    this.count = remaining
    first[remaining] = cell
    this.faults.sort((a, b) => a.line - b.line)
  }

  /** Removes the last record where one of its cells, or the whole record, is too long. */
  dropOversized(length: number, cellCap: number, recordCap: number): void {
    const record = this.count - 1
    const start = this.first[record]!
    let index = start
    while (index < this.first[this.count]! && this.#lengthAt(index) <= cellCap) index++
    const column = index < this.first[this.count]! ? index - start : -1
    if (column < 0 && length <= recordCap) return
    const reason = `longer than ${(column < 0 ? recordCap : cellCap) / 1e6} million characters`
    this.fault(
      this.lines[record]!,
      column < 0 ? null : column,
      this.#textAt(start + Math.max(0, column)),
      reason,
    )
    this.count = record
  }

  width(record: number): number {
    return this.first[record + 1]! - this.first[record]!
  }

  /**
   * The text of a cell without its quotes; null where the record has no such column.
   * Long strings are slices that keep the whole block in memory: copy (`owned`) what outlives its batch.
   */
  cell(record: number, column: number): string | null {
    const index = this.first[record]! + column
    if (column < 0 || index >= this.first[record + 1]!) return null
    return this.#textAt(index)
  }

  /** A record as it stands in the text, with its separators and quotes, up to a number of characters. */
  rowText(record: number, most: number): string {
    const from = this.from[this.first[record]!]!
    const to = this.to[this.first[record + 1]! - 1]!
    const end = to >= 0 ? to : ~to
    // A cell without quotes inside begins behind its opening quote and ends before its closing one.
    const start = this.text[from - 1] === '"' ? from - 1 : from
    return this.text.slice(start, Math.min(start + most, this.text[end] === '"' ? end + 1 : end))
  }

  /** The record that begins on a line; -1 where none does. */
  recordAt(line: number): number {
    let [low, high] = [0, this.count - 1]
    while (low <= high) {
      const middle = (low + high) >> 1
      const there = this.lines[middle]!
      if (there === line) return middle
      if (there < line) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  #lengthAt(index: number): number {
    const end = this.to[index]!
    return (end >= 0 ? end : ~end) - this.from[index]!
  }

  #textAt(index: number): string {
    const end = this.to[index]!
    if (end >= 0) return this.text.slice(this.from[index]!, end)
    return unquoted(this.text.slice(this.from[index]!, ~end))
  }

  /** All cells of a record. */
  cells(record: number, start = this.first[record]!, end = this.first[record + 1]!): string[] {
    return Array.from({ length: end - start }, (_, column) => this.#textAt(start + column))
  }
}

/** Lines that are not a record: where they begin, the cell at fault (counted from 0; null: none), and why. */
export type GridFault = { line: number; column: number | null; value: string; reason: string }

/** A copy that keeps nothing else alive. @example owned('abc') // 'abc' */
export function owned(text: string): string {
  return text.length < 13 ? text : Buffer.from(text, 'utf16le').toString('utf16le')
}

/** `"a ""b"""` → `a "b"`; what follows the closing quote belongs to the cell, as spreadsheets read it. */
function unquoted(raw: string): string {
  let inner = ''
  let at = 1
  for (;;) {
    const quote = raw.indexOf('"', at)
    if (quote < 0) return inner + raw.slice(at)
    inner += raw.slice(at, quote)
    if (raw[quote + 1] !== '"') return inner + raw.slice(quote + 1)
    inner += '"'
    at = quote + 2
  }
}
