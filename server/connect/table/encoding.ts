import type { encodingSchema } from './schema.ts'
import type { z } from 'zod'
import { isUtf8 } from 'node:buffer'
import { Refusal } from '../../platform/errors/refusal.ts'
import type { Chunk } from './delimited.ts'

export type Encoding = z.infer<typeof encodingSchema>

const NAMES: Record<string, Encoding> = {
  utf8: 'utf-8',
  utf16: 'utf-16le',
  utf16le: 'utf-16le',
  utf16be: 'utf-16be',
  latin1: 'latin1',
  iso88591: 'latin1',
  windows1252: 'latin1',
  cp1252: 'latin1',
}

/**
 * The encoding with a name.
 *
 * @throws Refusal 400 `encoding_unknown`.
 * @example parseEncoding('UTF8') // 'utf-8'
 * @example parseEncoding('windows-1252') // 'latin1'
 */
export function parseEncoding(name: string): Encoding {
  const known = NAMES[name.toLowerCase().replace(/[^a-z0-9]/g, '')]
  if (known) return known
  const message = `“${name.slice(0, 40)}” is not an encoding that can be read. Use utf-8, utf-16le, utf-16be or latin1.`
  throw new Refusal(400, 'encoding_unknown', message)
}

/**
 * Which encoding a text is in, from its first bytes (a megabyte is plenty): its byte-order mark, else UTF-8
 * where that is valid, else Latin-1 as Windows writes it, in which every byte is a character.
 *
 * @example detectEncoding(Buffer.from('Café', 'utf8')) // 'utf-8'
 */
export function detectEncoding(head: Buffer): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = zeroShares(head)
  if (zeros.odd > WIDE && zeros.even < NARROW) return 'utf-16le'
  if (zeros.even > WIDE && zeros.odd < NARROW) return 'utf-16be'
  return isUtf8(head.subarray(0, wholeCharacters(head))) ? 'utf-8' : 'latin1'
}

/** In UTF-16, every other byte of Latin text is zero. */
const [WIDE, NARROW] = [0.5, 0.05]

/** The shares of zeros among the bytes at even and at odd places of the beginning. */
function zeroShares(head: Buffer): { even: number; odd: number } {
  const pairs = Math.min(head.length >> 1, 2000)
  const count = { even: 0, odd: 0 }
  for (let at = 0; at < pairs; at++) {
    if (head[2 * at] === 0) count.even += 1
    if (head[2 * at + 1] === 0) count.odd += 1
  }
  return { even: count.even / Math.max(1, pairs), odd: count.odd / Math.max(1, pairs) }
}

/** How many bytes are whole characters; a chunk may end in the middle of one. */
function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return bytes.length - back
    if (byte < 0x80) break
  }
  return bytes.length
}

/** Converts a text in a known encoding to UTF-8 without byte-order mark, chunk by chunk. */
export async function* toUtf8(chunks: AsyncIterable<Chunk>, encoding: Encoding): AsyncGenerator<Chunk> {
  if (encoding === 'utf-8') return yield* withoutMark(chunks)
  const decoder = new TextDecoder(encoding === 'latin1' ? 'windows-1252' : encoding)
  let position = 0
  for await (const chunk of chunks) {
    position = chunk.position
    yield { bytes: Buffer.from(decoder.decode(chunk.bytes, { stream: true })), position }
  }
  yield { bytes: Buffer.from(decoder.decode()), position }
}

async function* withoutMark(chunks: AsyncIterable<Chunk>): AsyncGenerator<Chunk> {
  let head: Buffer | null = Buffer.alloc(0)
  let position = 0
  for await (const chunk of chunks) {
    position = chunk.position
    if (!head) yield chunk
    else {
      head = Buffer.concat([head, chunk.bytes])
      if (head.length < 3) continue
      yield { bytes: markless(head), position }
      head = null
    }
  }
  if (head) yield { bytes: markless(head), position }
}

function markless(head: Buffer): Buffer {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head
}
