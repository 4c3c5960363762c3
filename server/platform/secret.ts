import { randomBytes } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** The key that signs cookies: made once, kept beside the data, readable by its owner only. */
export async function signingSecret(data: string): Promise<string> {
  await mkdir(data, { recursive: true })
  const file = path.join(data, 'secret')
  await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' }).catch(
    () => undefined,
  )
  return readFile(file, 'utf8')
}
