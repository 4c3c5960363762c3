import { access, constants } from 'node:fs/promises'
import path from 'node:path'
import { parseEncoding } from '../server/connect/table/encoding.ts'
import type { ReadOptions } from '../server/connect/orders/inspect.ts'
import { Refusal } from '../server/platform/errors/refusal.ts'

/** How a file is to be read, where what is found out is not right. */
export const FILE_OPTIONS = {
  map: { type: 'string' },
  encoding: { type: 'string' },
  separator: { type: 'string' },
  dates: { type: 'string' },
  decimal: { type: 'string' },
  'no-header': { type: 'boolean', default: false },
} as const

type Values = {
  map?: string | undefined
  encoding?: string | undefined
  separator?: string | undefined
  dates?: string | undefined
  decimal?: string | undefined
  'no-header': boolean
}

const SEPARATORS: Record<string, NonNullable<ReadOptions['separator']>> = {
  ',': ',',
  comma: ',',
  ';': ';',
  semicolon: ';',
  tab: '\t',
  '|': '|',
  space: ' ',
}

export function readOptionsOf(values: Values): ReadOptions {
  const told: ReadOptions = {}
  if (values.map) told.mapping = values.map
  if (values.encoding) told.encoding = parseEncoding(values.encoding)
  if (values.separator) told.separator = choice('--separator', values.separator, SEPARATORS)
  if (values.dates)
    told.dates = choice('--dates', values.dates, {
      'day first': 'day first',
      'month first': 'month first',
    } as const)
  if (values.decimal) told.decimal = choice('--decimal', values.decimal, { '.': '.', ',': ',' } as const)
  if (values['no-header']) told.header = false
  return told
}

function choice<Value>(flag: string, given: string, choices: Record<string, Value>): Value {
  const value = choices[given]
  if (value !== undefined) return value
  const known = Object.keys(choices).map((name) => `"${name}"`)
  throw new Refusal(400, 'flag', `${flag} is "${given}"; it can be ${known.join(', ')}.`)
}

/** The one file that was named, which is there and may be read. */
export async function fileOf(positionals: string[]): Promise<string> {
  const [file, ...more] = positionals
  if (!file || more.length > 0)
    throw new Refusal(400, 'file', 'Name one file, such as: npx rondo import orders.csv')
  await access(file, constants.R_OK).catch(() => {
    throw new Refusal(404, 'file', `${path.resolve(file)} is not there, or may not be read.`)
  })
  return path.resolve(file)
}
