import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { Refusal } from '../server/platform/errors/refusal.ts'
import { run as runTests } from './test.ts'
import { printStatus } from './output.ts'

export const help = `rondo check [--without-tests]
  Checks format, lint, types, architecture and tests: everything a change must pass.`

const ROOT = path.join(import.meta.dirname, '..')
const CHECKS: [string, string, string[]][] = [
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  ['lint', 'oxlint', ['--quiet', '.']],
  ['types', 'tsc', ['-p', '.']],
]

export async function run(args: string[]): Promise<void> {
  for (const [name, tool, args] of CHECKS) {
    printStatus(`Checking ${name}.`)
    const { status } = spawnSync(path.join(ROOT, 'node_modules', '.bin', tool), args, {
      cwd: ROOT,
      stdio: 'inherit',
    })
    if (status !== 0) throw new Refusal(1, 'check', `The ${name} check failed; see the lines above.`)
  }
  if (!args.includes('--without-tests')) await runTests([])
}
