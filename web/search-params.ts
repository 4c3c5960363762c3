/** Reads one search parameter; undefined if it is missing or cannot be read: an address can be typed by hand. */
export type ParamReader<Value> = (value: unknown) => Value | undefined

type Params<Readers extends Record<string, ParamReader<unknown>>> = {
  [Key in keyof Readers]?: ReturnType<Readers[Key]> | undefined
}

/** Text; the router parses "5" as a number. @example text(200)(5) // '5' */
export function text(longest: number): ParamReader<string> {
  return (value) => {
    const read = typeof value === 'number' ? String(value) : value
    return typeof read === 'string' && read !== '' && read.length <= longest ? read : undefined
  }
}

/** One of a few words. @example oneOf(['asc', 'desc'])('up') // undefined */
export function oneOf<const Word extends string>(words: readonly Word[]): ParamReader<Word> {
  return (value) => words.find((word) => word === value)
}

/** A whole number from `least` on that fits into 32 bits. @example wholeNumber(1)('7') // 7 */
export function wholeNumber(least: number): ParamReader<number> {
  return (value) => {
    const read = typeof value === 'string' && value !== '' ? Number(value) : value
    const isRead = Number.isInteger(read) && (read as number) >= least && (read as number) <= 2_147_483_647
    return isRead ? (read as number) : undefined
  }
}

/** A day that exists. @example day('2011-02-30') // undefined */
export const day: ParamReader<string> = (value) => {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const time = Date.parse(`${value}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value) ? value : undefined
}

/** Something that is on or not in the address. @example flag('true') // true */
export const flag: ParamReader<true> = (value) => (value === true || value === 'true' ? true : undefined)

/**
 * The search parameters of a page. What cannot be read is left out, and so is what the page does not know.
 *
 * @example paramsOf({ q: text(9) })({ q: 'tea', other: 1 }) // { q: 'tea' }
 */
export function paramsOf<Readers extends Record<string, ParamReader<unknown>>>(readers: Readers) {
  return (raw: Record<string, unknown>): Params<Readers> => {
    const read = Object.entries(readers).map(([key, reader]) => [key, reader(raw[key])] as const)
    return Object.fromEntries(read.filter(([, value]) => value !== undefined)) as Params<Readers>
  }
}
