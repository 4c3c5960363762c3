import { createHash } from 'node:crypto'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { compressBuilt } from '../server/platform/pages/compress.ts'
import { buildSnippet } from '../sdk/build.ts'

const ROOT = path.join(import.meta.dirname, '..')
const STAMP = path.join(ROOT, 'dist', 'web.stamp')
const SOURCES = [
  'web/**/*.*',
  'portal/**/*.*',
  'ui/**/*.*',
  // The pages share rules and sentences with the server; only the build knows which.
  'server/**/*.ts',
  'models/**/*.ts',
  'values/*.ts',
  'sdk/{*,browser/*}.ts',
  'vite.config.ts',
  'package-lock.json',
]

/** The team's pages and the customer's, which share only ui/. */
const PAGES = [
  ['web', 'vite.config.ts'],
  ['portal', 'portal/vite.config.ts'],
] as const

/** Builds the pages and the tracking snippet if their sources have changed since the last build. */
export async function buildPages(report: (text: string) => void): Promise<void> {
  const hash = await hashSources()
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === hash) return
  report('Building the pages (a few seconds).')
  const { build } = await import('vite')
  for (const [folder, config] of PAGES) {
    // One after the other: both at once need too much memory for a small machine.
    // oxlint-disable-next-line no-await-in-loop
    await build({ root: path.join(ROOT, folder), configFile: path.join(ROOT, config), logLevel: 'error' })
  }
  for (const [folder] of PAGES) await compressBuilt(path.join(ROOT, 'dist', folder))
  await buildSnippet(path.join(ROOT, 'dist', 'sdk'))
  await mkdir(path.dirname(STAMP), { recursive: true })
  await writeFile(STAMP, hash)
}

async function hashSources(): Promise<string> {
  const files = (await Array.fromAsync(glob(SOURCES, { cwd: ROOT }))).sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(await readFile(path.join(ROOT, file)).catch(() => ''))
  return hash.digest('hex')
}
