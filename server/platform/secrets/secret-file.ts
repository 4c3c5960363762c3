import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The key that signs cookies: created once, stored in the data folder, readable by its owner only. */
export async function signingSecret(data: string): Promise<string> {
  await mkdir(data, { recursive: true })
  return readOrCreateSecret(path.join(data, 'secret'), 32)
}

/**
 * Reads the secret in a file, or creates it. The file is linked into place when it is complete, so that processes that
 * start at the same time read the same secret and an interrupted start leaves no empty file.
 */
export async function readOrCreateSecret(file: string, bytes: number): Promise<string> {
  const existing = await readFile(file, 'utf8').catch(() => null)
  if (existing) return existing
  const temporary = `${file}.${process.pid}`
  await writeFile(temporary, randomBytes(bytes).toString('base64url'), { mode: 0o600 })
  await link(temporary, file).catch((error: NodeJS.ErrnoException) =>
    // Not every file system has links.
    error.code === 'EEXIST' && existing === null ? undefined : rename(temporary, file),
  )
  await rm(temporary, { force: true })
  return readFile(file, 'utf8')
}
