import { spawn } from 'node:child_process'
import { cp, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ROOT, sources, textOf } from '../structure/sources.ts'
import { mutantsIn, mutate, type Mutant } from './mutants.ts'
import { FAULTS } from './faults.ts'
import { importersOfAll, relatedTests } from './related-tests.ts'

const HELP = `npm run mutate [-- --sample 200] [--seed 1] [--faults] [FILE…]
  Makes small faults one at a time in a copy of the project and counts how many the tests catch: a sample of the
  mutants of rules, models and words of pages, or with --faults the list of faults in SQL and guards.
`
/** A mutant whose tests do not end is caught. */
const LONGEST_MS = 120_000
const RULES = [
  'models/**/*.ts',
  'server/**/*.ts',
  'ui/**/*.ts',
  'values/**/*.ts',
  'web/**/*.ts',
  'portal/**/*.ts',
]
const NO_RULE =
  /(store|schema|routes|module|portal|jobs|declaration|samples?|fixture|api|access)\.ts$|\/(sample|gallery)\//

interface Trial extends Mutant {
  file: string
  before: string
  tests: string[]
}

/** A generator of numbers in [0, 1) that repeats itself for a seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

async function sampled(files: readonly string[], count: number, seed: number): Promise<Trial[]> {
  const importers = await importersOfAll()
  const random = randomFrom(seed)
  const all: Trial[] = []
  for (const file of files) {
    const before = await textOf(file)
    const tests = await relatedTests(file, importers)
    for (const mutant of mutantsIn(file, before)) all.push({ ...mutant, file, before, tests })
  }
  const order = new Map(all.map((trial) => [trial, random()]))
  return all.sort((a, b) => order.get(a)! - order.get(b)!).slice(0, count)
}

async function planted(): Promise<Trial[]> {
  return Promise.all(
    FAULTS.map(async ({ file, from, to, tests }) => {
      const before = await textOf(file)
      const start = before.indexOf(from)
      if (start < 0) throw new Error(`${file} no longer contains: ${from}`)
      const line = before.slice(0, start).split('\n').length
      return { file, before, tests: [...tests], line, start, end: start + from.length, text: to }
    }),
  )
}

/** Whether a test fails, in a copy of the project that holds the fault. */
function isCaught(copy: string, tests: readonly string[]): Promise<boolean> {
  if (tests.length === 0) return Promise.resolve(false)
  const child = spawn(process.execPath, ['--test', '--test-force-exit', '--test-concurrency=2', ...tests], {
    cwd: copy,
    stdio: 'ignore',
    timeout: LONGEST_MS,
  })
  return new Promise((resolve) => child.on('exit', (code) => resolve(code !== 0)))
}

async function copyOfProject(): Promise<string> {
  const copy = await mkdtemp(path.join(os.tmpdir(), 'rondo-mutants-'))
  const skipped = new Set(['node_modules', '.git', 'data'].map((name) => path.join(ROOT, name)))
  await cp(ROOT, copy, { recursive: true, filter: (source) => !skipped.has(source) })
  await symlink(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'))
  return copy
}

async function tryAll(trials: readonly Trial[]): Promise<void> {
  const copy = await copyOfProject()
  let caught = 0
  try {
    for (const trial of trials) {
      await writeFile(path.join(copy, trial.file), mutate(trial.before, trial))
      const isKilled = await isCaught(copy, trial.tests)
      await writeFile(path.join(copy, trial.file), trial.before)
      if (isKilled) caught++
      else process.stdout.write(`survived ${trial.file}:${trial.line} ${describe(trial)}\n`)
    }
  } finally {
    await rm(copy, { recursive: true, force: true })
  }
  const share = ((100 * caught) / trials.length).toFixed(0)
  process.stdout.write(`${caught} of ${trials.length} faults caught (${share} %)\n`)
}

const describe = ({ before, start, end, text }: Trial): string =>
  `${JSON.stringify(before.slice(start, end))} became ${JSON.stringify(text)}`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    faults: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})
if (values.help) process.stdout.write(HELP)
else if (values.faults) await tryAll(await planted())
else {
  const rules = (await sources(...RULES)).filter((file) => !NO_RULE.test(file))
  const files = positionals.length > 0 ? positionals : rules
  await tryAll(await sampled(files, Number(values.sample), Number(values.seed)))
}
