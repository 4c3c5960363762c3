import type { Grid } from './grid.ts'

const QUOTE = 34
const LF = 10
const CR = 13
const TAB = 9
const BLANK = 32

/** The most characters of one cell; a quote that stays open for longer is treated as an ordinary character. */
export const CELL_CAP = 1_000_000
/** The most characters of one record. */
export const RECORD_CAP = 4_000_000

/** The record continues beyond this block of text. */
const INCOMPLETE = -1
/** A quote of the record is never closed. */
const OPEN = -2

/**
 * Splits text into records. The inner loops run once per character of every imported file: they compare codes in a typed
 * array, write positions into others, and create neither objects nor strings.
 */
export class Scanner {
  readonly grid: Grid
  readonly separator: number
  codes: Uint16Array = new Uint16Array(0)
  end = 0
  final = false
  #openLine = 0
  #openAt = 0
  #openColumn = 0

  constructor(grid: Grid, separator: string) {
    this.grid = grid
    this.separator = separator.charCodeAt(0)
  }

  /**
   * Splits `grid.text`, whose UTF-16 codes are `codes`. Stops before a record that is not complete yet, unless the
   * text is `final`. A quote that is never closed costs its own line only: reading resumes on the next one.
   *
   * @returns how many characters have been processed.
   */
  scan(codes: Uint16Array, final: boolean): number {
    const { grid } = this
    this.codes = codes
    this.end = grid.text.length
    this.final = final
    let at = grid.skipping ? this.#skipLine(0) : 0
    while (at < this.end) {
      const before = grid.count
      const next = this.separator === BLANK ? this.#blankRecord(at) : this.#record(at)
      if (next >= 0) {
        if (next - at > CELL_CAP && grid.count > before) grid.dropOversized(next - at, CELL_CAP, RECORD_CAP)
        at = next
      } else if (next === OPEN) at = this.#giveUpQuote()
      else if (this.end - at <= RECORD_CAP) break
      else at = this.#giveUpRecord(at)
    }
    return at
  }

  #record(start: number): number {
    const { codes, end, separator, grid } = this
    const { from, to, line } = grid
    const firstCell = grid.first[grid.count]!
    const highest = separator > CR ? separator : CR
    let cell = firstCell
    let at = start
    for (;;) {
      if (at < end && codes[at] === QUOTE) {
        at = this.#quotedCell(at, cell)
        if (at < 0) return this.#abandon(line, at)
      } else {
        from[cell] = at
        for (; at < end; at++) {
          const code = codes[at]!
          if (code <= highest && (code === separator || code === LF || code === CR)) break
        }
        to[cell] = at
      }
      cell++
      if (at >= end || codes[at] !== separator) break
      at++
    }
    const isBlank = at === start
    return this.#close(line, at, isBlank ? firstCell : cell)
  }

  #blankRecord(start: number): number {
    const { codes, end, grid } = this
    const { from, to, line } = grid
    let cell = grid.first[grid.count]!
    let at = start
    for (;;) {
      while (at < end && (codes[at] === BLANK || codes[at] === TAB)) at++
      if (at >= end || codes[at] === LF || codes[at] === CR) break
      if (codes[at] === QUOTE) {
        at = this.#quotedCell(at, cell)
        if (at < 0) return this.#abandon(line, at)
      } else {
        from[cell] = at
        while (at < end && !this.#endsCell(codes[at]!)) at++
        to[cell] = at
      }
      cell++
    }
    return this.#close(line, at, cell)
  }

  #endsCell(code: number): boolean {
    if (code === LF || code === CR || code === this.separator) return true
    return code === TAB && this.separator === BLANK
  }

  /** Ends the record before a line end or the end of the text; a record without cells is a blank line. */
  #close(line: number, at: number, lastCell: number): number {
    const next = this.#nextLine(at)
    if (next < 0) return this.#abandon(line, next)
    if (lastCell > this.grid.first[this.grid.count]!) this.grid.commit(line, lastCell)
    this.grid.line++
    return next
  }

  /** Where the next line begins; incomplete where the text stops before that is certain (CR without its LF). */
  #nextLine(at: number): number {
    if (at >= this.end) return this.final ? this.end : INCOMPLETE
    if (this.codes[at] !== CR) return at + 1
    if (at + 1 >= this.end) return this.final ? this.end : INCOMPLETE
    return this.codes[at + 1] === LF ? at + 2 : at + 1
  }

  #abandon(line: number, why: number): number {
    this.grid.line = line
    return why
  }

  #quotedCell(open: number, cell: number): number {
    const { codes, end, grid } = this
    let at = open + 1
    let plain = true
    let newlines = 0
    for (; at < end; at++) {
      const code = codes[at]!
      if (code > QUOTE) continue
      if (code === LF || (code === CR && codes[at + 1] !== LF)) newlines++
      else if (code === QUOTE) {
        if (at + 1 >= end || codes[at + 1] !== QUOTE) break
        plain = false
        at++
      }
    }
    if (at >= end || at - open > CELL_CAP) {
      return this.#leftOpen(open, cell, this.final || at - open > CELL_CAP ? OPEN : INCOMPLETE)
    }
    const close = at++
    while (at < end && !this.#endsCell(codes[at]!)) at++
    // A cell of several lines with a closing quote in the middle of a word: two stray quotes, not a pair.
    if (newlines > 0 && at > close + 1) return this.#leftOpen(open, cell, OPEN)
    plain &&= at === close + 1
    grid.from[cell] = plain ? open + 1 : open
    grid.to[cell] = plain ? close : ~at
    grid.line += newlines
    return at
  }

  #leftOpen(open: number, cell: number, why: typeof OPEN | typeof INCOMPLETE): number {
    this.#openLine = this.grid.line
    this.#openAt = open
    this.#openColumn = cell - this.grid.first[this.grid.count]!
    return why
  }

  #giveUpQuote(): number {
    const reason = 'a quote is opened here and never closed: double the quote, or remove it'
    this.grid.fault(this.#openLine, this.#openColumn, this.#textFrom(this.#openAt), reason)
    this.grid.line = this.#openLine
    return this.#skipLine(this.#openAt)
  }

  #giveUpRecord(at: number): number {
    const reason = `the line is longer than ${RECORD_CAP / 1e6} million characters`
    this.grid.fault(this.grid.line, null, this.#textFrom(at), reason)
    return this.#skipLine(at)
  }

  #textFrom(at: number): string {
    return this.grid.text.slice(at, at + 200)
  }

  #skipLine(start: number): number {
    let at = start
    while (at < this.end && this.codes[at] !== LF && this.codes[at] !== CR) at++
    const next = this.#nextLine(at)
    this.grid.skipping = next < 0
    if (next < 0) return at
    this.grid.line++
    return next
  }
}
