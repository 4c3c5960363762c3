import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { Refusal } from '../../platform/errors/refusal.ts'
import { inspectJson } from '../../platform/http/json-body.ts'

/** Segment's limits, which its clients never exceed. */
export const LARGEST_BODY = 500 * 1024
export const LARGEST_EVENT = 32 * 1024
/** A client that is still sending does not read the response, so the rest of a large body is read up to this size. */
const DRAIN_LIMIT = 32 * 1024 * 1024

const unzip = promisify(gunzip)
const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * The body of a request as JSON, whatever its content type says, with or without gzip.
 *
 * @throws Refusal 413 when it is too large, compressed or not; 415 for another compression; 400 when it is not JSON
 */
export async function readJson(request: Request): Promise<{ value: unknown; bytes: number }> {
  const packed = await readAll(request)
  const bytes = await decompressed(packed, request.headers.get('content-encoding'))
  if (bytes.length === 0) throw new Refusal(400, 'empty', 'The body is empty. Send an event as JSON.')
  // A zero byte in a text is stored as the replacement character.
  inspectJson(bytes)
  let text: string
  try {
    text = utf8.decode(bytes)
  } catch {
    throw new Refusal(400, 'not_utf8', 'The body is not UTF-8 text. Send JSON in UTF-8.')
  }
  try {
    return { value: JSON.parse(text), bytes: bytes.length }
  } catch (error) {
    const where = (error as Error).message.slice(0, 200)
    throw new Refusal(400, 'not_json', `The body is not JSON: ${where}. Send an event as JSON.`)
  }
}

async function readAll(request: Request): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += (chunk as Uint8Array).length
    if (length <= LARGEST_BODY) chunks.push(chunk as Uint8Array)
    else if (length > DRAIN_LIMIT) break
  }
  if (length > LARGEST_BODY) throw tooLarge()
  return Buffer.concat(chunks)
}

/** The first two bytes are checked too: not every client that compresses sets the header. */
async function decompressed(packed: Buffer, encoding: string | null): Promise<Buffer> {
  const named = (encoding ?? 'identity').trim().toLowerCase()
  const isZipped = packed[0] === 0x1f && packed[1] === 0x8b
  if (!['identity', '', 'gzip', 'x-gzip'].includes(named))
    throw new Refusal(
      415,
      'packed_otherwise',
      `The body is compressed with "${named.slice(0, 50)}". Send it uncompressed or compressed with gzip.`,
    )
  if (!isZipped) return packed
  try {
    return await unzip(packed, { maxOutputLength: LARGEST_BODY })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new Refusal(400, 'bad_gzip', 'The body cannot be decompressed: it is damaged or cut off.')
  }
}

const tooLarge = () =>
  new Refusal(
    413,
    'too_large',
    `A batch may have ${LARGEST_BODY / 1024} kB when decompressed. Send less at once.`,
  )
