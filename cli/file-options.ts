import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { parseEncoding } from '../server/connect/table/encoding.ts'
import type { ReadOptions } from '../server/connect/inspection/plan.ts'
import type { OrderOptions } from '../server/connect/orders/declaration.ts'
import { Refusal } from '../server/platform/errors/refusal.ts'

/** How to read a file, where the detected format is wrong. */
export const FILE_OPTIONS = {
  map: { type: 'string' },
  encoding: { type: 'string' },
  separator: { type: 'string' },
  dates: { type: 'string' },
  decimal: { type: 'string' },
  'skip-lines': { type: 'string' },
  'no-header': { type: 'boolean', default: false },
  returns: { type: 'string' },
  repeats: { type: 'string' },
} as const

type Values = {
  map?: string | undefined
  encoding?: string | undefined
  separator?: string | undefined
  dates?: string | undefined
  decimal?: string | undefined
  'skip-lines'?: string | undefined
  'no-header': boolean
  returns?: string | undefined
  repeats?: string | undefined
}

const SEPARATORS: Record<string, NonNullable<ReadOptions['separator']>> = {
  ',': ',',
  comma: ',',
  ';': ';',
  semicolon: ';',
  tab: '\t',
  '|': '|',
  '^': '^',
  '~': '~',
  ':': ':',
  space: ' ',
}

export function readOptionsOf(values: Values): OrderOptions {
  const options: OrderOptions = {}
  if (values.map) options.mapping = values.map
  if (values.encoding) options.encoding = parseEncoding(values.encoding)
  if (values.separator) options.separator = choice('--separator', values.separator, SEPARATORS)
  if (values.dates)
    options.dates = choice('--dates', values.dates, {
      'day first': 'day first',
      'month first': 'month first',
    } as const)
  if (values.decimal) options.decimal = choice('--decimal', values.decimal, { '.': '.', ',': ',' } as const)
  if (values['skip-lines']) options.preamble = lineCount(values['skip-lines'])
  if (values['no-header']) options.header = false
  if (values.returns)
    options.returns = choice('--returns', values.returns, {
      'leave out': 'leave out',
      refund: 'refund',
    } as const)
  if (values.repeats)
    options.repeats = choice('--repeats', values.repeats, { keep: 'keep', drop: 'drop' } as const)
  return options
}

function lineCount(given: string): number {
  if (/^\d{1,3}$/.test(given)) return Number(given)
  throw new Refusal(
    400,
    'flag',
    `--skip-lines is "${given}"; it takes how many lines stand before the table, such as 2.`,
  )
}

/** @throws Refusal 400 naming the choices */
export function choice<Value>(flag: string, given: string, choices: Record<string, Value>): Value {
  const value = choices[given]
  if (value !== undefined) return value
  const known = Object.keys(choices).map((name) => `"${name}"`)
  throw new Refusal(400, 'flag', `${flag} is "${given}"; it can be ${known.join(', ')}.`)
}

/**
 * The one file that was named.
 *
 * @throws Refusal 400 for none or several, 404 for one that cannot be read
 */
export async function fileOf(positionals: string[]): Promise<string> {
  const [file, ...more] = positionals
  if (!file || more.length > 0)
    throw new Refusal(400, 'file', 'Name one file, such as: npx rondo import orders.csv')
  await access(file, constants.R_OK).catch(() => {
    throw new Refusal(404, 'file', `${path.resolve(file)} does not exist or cannot be read.`)
  })
  return path.resolve(file)
}
