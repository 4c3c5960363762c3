import { spawn } from 'node:child_process'
import { glob, mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { openCluster } from '../server/platform/postgres/cluster.ts'
import { buildPages } from './pages.ts'
import { printStatus } from './output.ts'

export const help = `rondo test [--browser] [FILE…]
  Runs the tests on a real database that it starts itself, or with --browser in a real browser.`

const ROOT = path.join(import.meta.dirname, '..')
const EVERYDAY = [
  'server/**/*.test.ts',
  'models/**/*.test.ts',
  'sdk/**/*.test.ts',
  'ui/**/*.test.ts',
  'values/**/*.test.ts',
  'web/**/*.test.ts',
  'portal/**/*.test.ts',
  'cli/**/*.test.ts',
  'test/*.test.ts',
  'test/{mutation,portal,sentences,structure}/**/*.test.ts',
]
const BROWSER = ['test/e2e/*.test.ts']

export async function run(args: string[]): Promise<void> {
  const named = args.filter((arg) => !arg.startsWith('--'))
  const patterns = args.includes('--browser') ? BROWSER : EVERYDAY
  const files = named.length > 0 ? named : (await Array.fromAsync(glob(patterns, { cwd: ROOT }))).sort()
  await buildPages(printStatus)
  const data = path.join(os.tmpdir(), 'rondo-tests')
  await mkdir(data, { recursive: true, mode: 0o755 })
  printStatus('Starting a database for the tests.')
  // One database server for the whole run, so that the test files do not start and stop it.
  const cluster = await openCluster(data, () => undefined)
  try {
    printStatus(`Running ${files.length} test files; this takes a few minutes.`)
    process.exitCode = await nodeTest(files)
  } finally {
    await cluster.release()
  }
}

function nodeTest(files: string[]): Promise<number> {
  const child = spawn(
    process.execPath,
    ['--test', '--test-concurrency=2', '--test-timeout=240000', '--test-force-exit', ...files],
    {
      cwd: ROOT,
      stdio: 'inherit',
    },
  )
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)))
}
