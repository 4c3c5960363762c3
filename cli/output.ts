import { terminalText } from '../server/platform/process/terminal.ts'
import { formatCount } from '../values/count.ts'

/** Prints progress to stderr, so that the output of a command can be piped. */
export const printStatus = (text: string) => void process.stderr.write(`${terminalText(text)}\n`)

/** Prints what a command was asked for. */
export const printResult = (text: string) => void process.stdout.write(`${terminalText(text)}\n`)

/** @example countText(1200, 'row') // '1,200 rows' */
export const countText = (count: number, noun: string) =>
  formatCount(count, noun, (value) => value.toLocaleString('en'))
