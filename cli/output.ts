import { formatCount } from '../values/count.ts'

/** Prints progress to stderr, so that the output of a command can be piped. */
export const printStatus = (text: string) => void process.stderr.write(`${text}\n`)

/** @example countText(1200, 'row') // '1,200 rows' */
export const countText = (count: number, noun: string) =>
  formatCount(count, noun, (value) => value.toLocaleString('en'))
