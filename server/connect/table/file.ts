import { type FileHandle, open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { Refusal } from '../../platform/errors/refusal.ts'
import type { Chunk } from './delimited.ts'

const READ_BYTES = 512 * 1024

/** What a file is, by its first bytes, where it is not delimited text, and what to do then. */
const UNSUPPORTED_KINDS: [magic: string, kind: string, remedy: string][] = [
  [
    '504b0304',
    'a spreadsheet or a ZIP archive',
    'In the spreadsheet choose “Save as → CSV”, or unpack the archive',
  ],
  ['d0cf11e0', 'an old Excel file', 'In Excel choose “Save as → CSV”'],
  ['25504446', 'a PDF', 'Export the orders as CSV'],
  ['50415231', 'a Parquet file', 'Export the orders as CSV'],
  ['28b52ffd', 'compressed with zstd', 'Unpack it, or compress it with gzip'],
  ['425a68', 'compressed with bzip2', 'Unpack it, or compress it with gzip'],
  ['fd377a58', 'compressed with xz', 'Unpack it, or compress it with gzip'],
]

/**
 * The bytes of a file, decompressed where its first bytes say that it is gzip (of one member or several), each chunk with
 * its position in the file on disk. The next chunk is read while the last one is processed.
 *
 * @throws Refusal 404 `file_missing`, 422 `file_empty`, `file_kind` or `gzip_damaged`.
 */
export async function* chunksOf(path: string, signal?: AbortSignal): AsyncGenerator<Chunk> {
  const file = await openFile(path)
  const progress = { position: 0 }
  try {
    const { head } = await firstBytes(file, path)
    const plain = bytesOf(file, progress, signal)
    if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzipped(plain, progress, path)
    else for await (const bytes of plain) yield { bytes, position: progress.position }
  } finally {
    await file.close()
  }
}

/** The size of a file on disk in bytes, and whether it is gzip. Errors as for `chunksOf`. */
export async function fileStats(path: string): Promise<{ bytes: number; gzip: boolean }> {
  const file = await openFile(path)
  try {
    const { head, size } = await firstBytes(file, path)
    return { bytes: size, gzip: head[0] === 0x1f && head[1] === 0x8b }
  } finally {
    await file.close()
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    return await open(path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    const why = code === 'ENOENT' ? 'does not exist' : `cannot be opened (${code})`
    throw new Refusal(404, 'file_missing', `The file ${path} ${why}. Check its name and that it may be read.`)
  }
}

async function firstBytes(file: FileHandle, path: string): Promise<{ head: Buffer; size: number }> {
  const stat = await file.stat()
  if (stat.isDirectory()) throw new Refusal(422, 'file_kind', `${path} is a folder. Name the file inside it.`)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(8), 0, 8, 0)
  if (bytesRead === 0) throw new Refusal(422, 'file_empty', `The file ${path} is empty. Export it again.`)
  refuseUnsupportedKinds(buffer, path)
  return { head: buffer, size: stat.size }
}

/** @throws Refusal 422 `file_kind` when these first bytes are not those of delimited text */
export function refuseUnsupportedKinds(head: Buffer, name: string): void {
  const magic = head.toString('hex', 0, 8)
  const kind = UNSUPPORTED_KINDS.find(([prefix]) => magic.startsWith(prefix))
  if (kind) throw new Refusal(422, 'file_kind', `${name} is ${kind[1]}, not delimited text. ${kind[2]}.`)
}

async function* bytesOf(
  file: FileHandle,
  progress: { position: number },
  signal?: AbortSignal,
): AsyncGenerator<Buffer> {
  const next = (at: number) => file.read(Buffer.allocUnsafeSlow(READ_BYTES), 0, READ_BYTES, at)
  let ahead = next(0)
  try {
    for (;;) {
      const { buffer, bytesRead } = await ahead
      signal?.throwIfAborted()
      if (bytesRead === 0) return
      progress.position += bytesRead
      ahead = next(progress.position)
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await ahead.catch(() => null)
  }
}

async function* gunzipped(
  packed: AsyncIterable<Buffer>,
  progress: { position: number },
  path: string,
): AsyncGenerator<Chunk> {
  const source = Readable.from(packed, { objectMode: false })
  const gunzip = createGunzip({ chunkSize: READ_BYTES })
  source.on('error', (error) => gunzip.destroy(error))
  try {
    for await (const bytes of source.pipe(gunzip))
      yield { bytes: bytes as Buffer, position: progress.position }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code
    if (!code?.startsWith('Z_')) throw error
    const problem = `The gzip file ${path} is damaged or cut off (${(error as Error).message}).`
    throw new Refusal(422, 'gzip_damaged', `${problem} Copy or export it again.`)
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}
