import type { z } from 'zod'
import { Refusal } from '../../platform/errors/refusal.ts'
import type { Chunk } from './delimited.ts'
import { encodingSchema } from './schema.ts'

export type Encoding = z.infer<typeof encodingSchema>

/**
 * The encoding with a name or label of the WHATWG standard, in any case.
 *
 * @throws Refusal 400 `encoding_unknown`.
 * @example parseEncoding('UTF8') // 'utf-8'
 * @example parseEncoding('latin1') // 'windows-1252'
 */
export function parseEncoding(name: string): Encoding {
  const known = encodingOf(name) ?? encodingOf(name.replace(/^cp-?/i, 'windows-'))
  if (known) return known
  const names = encodingSchema.options.join(', ')
  const message = `“${name.slice(0, 40)}” is not an encoding that can be read. Use one of ${names}.`
  throw new Refusal(400, 'encoding_unknown', message)
}

/** The encoding of a label; null where it is none that can be read. */
export function encodingOf(label: string): Encoding | null {
  try {
    const name = encodingSchema.safeParse(new TextDecoder(label).encoding)
    return name.success ? name.data : null
  } catch {
    return null
  }
}

/** Converts a text in a known encoding to UTF-8 without byte-order mark, chunk by chunk. */
export async function* toUtf8(chunks: AsyncIterable<Chunk>, encoding: Encoding): AsyncGenerator<Chunk> {
  if (encoding === 'utf-8') return yield* withoutMark(chunks)
  const decoder = new TextDecoder(encoding)
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
