/** Of at least so many of the latest rows the hashes are kept. */
export const KEPT_ROWS = 2_000_000
const SMALLEST = 1024

/**
 * Remembers on which line a text was first seen, by a hash of 64 bits. It keeps no text, and of a long file only the
 * latest rows, 2 to 4 million: with 12 bytes for each row, and tables that are at most half full, it needs at most 100 MB.
 * Two texts out of 4 million have the same hash with a chance of one to two million.
 */
export class RowHashes {
  readonly #kept: number
  #latest = new Generation()
  #before: Generation | null = null

  constructor(kept = KEPT_ROWS) {
    this.#kept = kept
  }

  /**
   * The line on which the text was first seen; null if this is the first time.
   *
   * @example new RowHashes().firstLine('1,ada', 2) // null
   */
  firstLine(text: string, line: number): number | null {
    const [high, low] = hash(text)
    const known = this.#latest.line(high, low) ?? this.#before?.line(high, low) ?? null
    if (known !== null) return known
    if (this.#latest.size === this.#kept) {
      this.#before = this.#latest
      this.#latest = new Generation()
    }
    this.#latest.add(high, low, line)
    return null
  }
}

/** A table of hashes with open addressing, which grows by doubling; a line of 0 is an empty place. */
class Generation {
  size = 0
  #highs = new Int32Array(SMALLEST)
  #lows = new Int32Array(SMALLEST)
  #lines = new Int32Array(SMALLEST)

  line(high: number, low: number): number | null {
    return this.#lines[this.#place(high, low)] || null
  }

  add(high: number, low: number, line: number): void {
    if (2 * this.size >= this.#lines.length) this.#grow()
    this.#put(high, low, line)
    this.size += 1
  }

  #put(high: number, low: number, line: number): void {
    const place = this.#place(high, low)
    this.#highs[place] = high
    this.#lows[place] = low
    this.#lines[place] = line
  }

  /** Where the hash stands, or the empty place where it would. */
  #place(high: number, low: number): number {
    const mask = this.#lines.length - 1
    let place = low & mask
    while (this.#lines[place] !== 0 && (this.#lows[place] !== low || this.#highs[place] !== high))
      place = (place + 1) & mask
    return place
  }

  #grow(): void {
    const [highs, lows, lines] = [this.#highs, this.#lows, this.#lines]
    this.#highs = new Int32Array(2 * lines.length)
    this.#lows = new Int32Array(2 * lines.length)
    this.#lines = new Int32Array(2 * lines.length)
    for (const [place, line] of lines.entries()) if (line !== 0) this.#put(highs[place]!, lows[place]!, line)
  }
}

/** Two hashes of 32 bits in one pass, mixed into each other at the end (cyrb53, in its full length). */
function hash(text: string): [number, number] {
  let [one, other] = [0xdeadbeef, 0x41c6ce57]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    one = Math.imul(one ^ code, 2654435761)
    other = Math.imul(other ^ code, 1597334677)
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)
  return [one | 0, other | 0]
}
