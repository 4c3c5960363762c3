import { Refusal } from '../../platform/errors/refusal.ts'
import { chunksOf } from './file.ts'

const MEGABYTE = 1_000_000
/** How far the end of the first line is looked for, in megabytes. */
const LOOKED_FOR = 1000

/** Texts that are no table, by how they begin. */
const MARKUP: [beginning: RegExp, kind: string][] = [
  [/^\s*(?:\{\s*"|\[\s*[{["])/, 'is JSON'],
  [/^\s*<(?:!doctype html|html|table|body|head)\b/i, 'is a web page'],
  [/^\s*<\?xml\b/i, 'is XML'],
]

/** @throws Refusal 422 `file_kind` when a text is JSON, XML or a web page */
export function refuseMarkup(text: string, path: string): void {
  const found = MARKUP.find(([beginning]) => beginning.test(text.slice(0, 1000)))
  if (found) throw new Refusal(422, 'file_kind', `${path} ${found[1]}, not a table. Export it as CSV.`)
}

/**
 * Refuses a file whose first line does not end where the names of columns would, and says how long that line is.
 *
 * @throws Refusal 422 `line_too_long`
 */
export async function refuseLongLine(path: string, signal?: AbortSignal): Promise<never> {
  const { length, ends } = await firstLine(path, signal)
  const size = `${(length / MEGABYTE).toLocaleString('en', { maximumFractionDigits: 1 })} MB`
  const remedy = 'Export it again as CSV, with each row on a line of its own.'
  if (ends === 'with the file')
    throw tooLong(`${path} is a single line of ${size}: nothing in it ends a row. ${remedy}`)
  throw tooLong(
    `The first line of ${path} is ${ends === 'later' ? 'longer than ' : ''}${size} long. ${remedy}`,
  )
}

const tooLong = (message: string) => new Refusal(422, 'line_too_long', message)

/** How many bytes the first line has, and where it ends, as far as that is looked for. */
async function firstLine(
  path: string,
  signal?: AbortSignal,
): Promise<{ length: number; ends: 'in the file' | 'with the file' | 'later' }> {
  let length = 0
  for await (const { bytes } of chunksOf(path, signal)) {
    const ends = [bytes.indexOf(10), bytes.indexOf(13)].filter((at) => at >= 0)
    if (ends.length > 0) return { length: length + Math.min(...ends), ends: 'in the file' }
    length += bytes.length
    if (length >= LOOKED_FOR * MEGABYTE) return { length: LOOKED_FOR * MEGABYTE, ends: 'later' }
  }
  return { length, ends: 'with the file' }
}
