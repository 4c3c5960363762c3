import { createReadStream, createWriteStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress, createGzip } from 'node:zlib'

/** Fonts and pictures are compressed already. */
const COMPRESSIBLE = /\.(js|css|svg|html|json)$/
/** Smaller files fit into one packet anyway. */
const LEAST_BYTES = 1024

/** Writes a `.br` and a `.gz` file beside each file of a build that becomes smaller by it; the server sends those. */
export async function compressBuilt(folder: string): Promise<void> {
  const names = await readdir(folder, { recursive: true })
  for (const name of names.filter((one) => COMPRESSIBLE.test(one))) {
    const file = path.join(folder, name)
    // One after the other: a build already needs much memory.
    // oxlint-disable-next-line no-await-in-loop
    if ((await stat(file)).size >= LEAST_BYTES) await compressFile(file)
  }
}

async function compressFile(file: string): Promise<void> {
  const brotli = createBrotliCompress({ params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
  await pipeline(createReadStream(file), brotli, createWriteStream(`${file}.br`))
  await pipeline(createReadStream(file), createGzip({ level: 9 }), createWriteStream(`${file}.gz`))
}
