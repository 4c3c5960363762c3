import { randomBytes } from 'node:crypto'
import { link, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The key that signs cookies: made once, kept beside the data, readable by its owner only. */
export async function signingSecret(data: string): Promise<string> {
  await mkdir(data, { recursive: true })
  return readOrCreateSecret(path.join(data, 'secret'), 32)
}

/**
 * The secret in a file, made at the first time. It comes into its place whole, so that whoever starts at the same
 * moment reads the same, and a killed beginning leaves no empty one.
 */
export async function readOrCreateSecret(file: string, bytes: number): Promise<string> {
  const kept = await readFile(file, 'utf8').catch(() => null)
  if (kept) return kept
  const aside = `${file}.${process.pid}`
  await writeFile(aside, randomBytes(bytes).toString('base64url'), { mode: 0o600 })
  await link(aside, file).catch((error: NodeJS.ErrnoException) =>
    // Not every file system has links.
    error.code === 'EEXIST' && kept === null ? undefined : rename(aside, file),
  )
  await rm(aside, { force: true })
  return readFile(file, 'utf8')
}
