import { createHash } from 'node:crypto'
import { glob, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { buildSnippet } from '../sdk/build.ts'

const ROOT = path.join(import.meta.dirname, '..')
const STAMP = path.join(ROOT, 'dist', 'web.stamp')
const SOURCES = [
  'web/**/*.*',
  'portal/**/*.*',
  'ui/**/*.*',
  // The pages share rules and words with the server; which ones, only the build knows.
  'server/**/*.ts',
  'models/*.ts',
  'values/*.ts',
  'sdk/{*,browser/*}.ts',
  'vite.config.ts',
  'package-lock.json',
]

/** The team's pages and the customer's, which share the kit and nothing else. */
const PAGES = [
  ['web', 'vite.config.ts'],
  ['portal', 'portal/vite.config.ts'],
] as const

/** Builds the pages and the script for other sites, when what they are made of has changed since the last time. */
export async function buildPages(say: (words: string) => void): Promise<void> {
  const print = await hashSources()
  if ((await readFile(STAMP, 'utf8').catch(() => '')) === print) return
  say('Building the pages (a few seconds).')
  const { build } = await import('vite')
  for (const [folder, config] of PAGES) {
    // One after the other: together they would need twice the memory of a small machine.
    // oxlint-disable-next-line no-await-in-loop
    await build({ root: path.join(ROOT, folder), configFile: path.join(ROOT, config), logLevel: 'error' })
  }
  await buildSnippet(path.join(ROOT, 'dist', 'sdk'))
  await mkdir(path.dirname(STAMP), { recursive: true })
  await writeFile(STAMP, print)
}

async function hashSources(): Promise<string> {
  const files = (await Array.fromAsync(glob(SOURCES, { cwd: ROOT }))).sort()
  const hash = createHash('sha256')
  for (const file of files) hash.update(file).update(await readFile(path.join(ROOT, file)).catch(() => ''))
  return hash.digest('hex')
}
